import pMap from 'p-map';
import { keys, stageKey } from '../../functions/adapters/keys.ts';
import { refreshListings } from '../../functions/adapters/listings.ts';
import { transact } from '../../functions/adapters/table.ts';
import type { Application } from '../../functions/domain/application.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { Review } from '../../functions/domain/review.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import type { Random } from '../../lib/local/season/random.ts';
import { madeUpTeam } from '../../lib/local/season/teams.ts';
import { anApplication } from '../fixtures/applications.ts';

/** Applications that were sent and scored by three of the panel each, written straight to the table. */
export async function anIntakeOf(
  size: number,
  programme: Programme,
  random: Random,
): Promise<void> {
  const numbers = Array.from({ length: size }, (_, number) => number);
  await pMap(numbers, (number) => write(number, programme, random), { concurrency: 8 });
}

async function write(number: number, programme: Programme, random: Random): Promise<void> {
  const { teamName, members, answers } = madeUpTeam(programme, number, random);
  const sentAt = plus(closesAt(programme), -1000 * number);
  const id = `bench-${String(number).padStart(5, '0')}`;
  const reviews = programme.panel.seats
    .slice(0, 3)
    .map(({ id: seat }) => reviewOf(programme, seat, random));
  const application: Application = {
    ...anApplication(programme, { id, reference: `B${number}`, createdAt: sentAt, sentAt }),
    ...{ status: 'submitted', gate: 'shortlist', sending: 1 },
    reviews: Object.fromEntries(
      reviews.map(({ reviewerId, seat }) => [reviewerId, { state: 'scored' as const, seat }]),
    ),
  };
  const draft = {
    ...application.draft,
    teamName,
    answers,
    members: members.map((member, at) => ({ ...member, id: `m${at}` })),
  };
  await transact([
    {
      put: {
        ...keys.application(id),
        ...{ ...application, draft },
        ...stageKey(programme.id, 'submitted', sentAt, id),
      },
    },
    ...reviews.map((review) => ({ put: { ...keys.review(id, review.reviewerId), ...review } })),
  ]);
  await refreshListings([id]);
}

function reviewOf({ rubric }: Programme, seat: string, random: Random): Review {
  const scores = rubric.criteria.map(({ id }) => [id, random.below(rubric.highest + 1)]);
  const at = '2024-09-25T10:00:00.000Z';
  return Review.parse({
    ...{ reviewerId: `p-${seat}`, seat, declaredAt: at, conflict: false, scoredAt: at },
    scores: Object.fromEntries(scores),
  });
}
