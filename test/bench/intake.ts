import pMap from 'p-map';
import { newApplicationItem } from '../../functions/adapters/application-item.ts';
import { keys, stageKey } from '../../functions/adapters/keys.ts';
import { refreshListings } from '../../functions/adapters/listings.ts';
import { transact, type Write } from '../../functions/adapters/table.ts';
import type { Application } from '../../functions/domain/application.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { Review } from '../../functions/domain/review.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import type { Random } from '../../lib/local/season/random.ts';
import { madeUpTeam } from '../../lib/local/season/teams.ts';
import { anApplication } from '../fixtures/applications.ts';

/** How many are written in one transaction: each is an application and three reviews. */
const TOGETHER = 25;

/**
 * Applications that were sent and scored by three of the panel each, written straight to the table; `wordy`
 * teams write as many words as the form lets them, and lists and counters follow unless told not to. Answers
 * their ids.
 */
export async function anIntakeOf(
  size: number,
  programme: Programme,
  random: Random,
  { wordy = false, listed = true } = {},
): Promise<string[]> {
  const numbers = Array.from({ length: size }, (_, number) => number);
  const made = numbers.map((number) => anEntry(number, programme, random, wordy));
  const groups = Array.from({ length: Math.ceil(size / TOGETHER) }, (_, group) =>
    made.slice(group * TOGETHER, (group + 1) * TOGETHER),
  );
  await pMap(
    groups,
    async (group) => {
      await transact(group.flatMap(({ writes }) => writes));
      if (listed) await refreshListings(group.map(({ id }) => id));
    },
    { concurrency: 4 },
  );
  return made.map(({ id }) => id);
}

function anEntry(
  number: number,
  programme: Programme,
  random: Random,
  wordy: boolean,
): { id: string; writes: Write[] } {
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
    answers: wordy ? asLongAsCanBe(programme, answers) : answers,
    members: members.map((member, at) => ({ ...member, id: `m${at}` })),
  };
  const writes = [
    {
      put: {
        ...newApplicationItem({ ...application, draft }),
        ...stageKey(programme.id, 'submitted', sentAt, id),
      },
    },
    ...reviews.map((review) => ({ put: { ...keys.review(id, review.reviewerId), ...review } })),
  ];
  return { id, writes };
}

function asLongAsCanBe({ questions }: Programme, answers: Record<string, string>) {
  const long = (text: string, maxWords: number) =>
    Array.from({ length: Math.ceil(maxWords / text.split(' ').length) }, () => text)
      .join(' ')
      .split(' ')
      .slice(0, maxWords)
      .join(' ');
  const texts = questions.flatMap(({ id, kind, maxWords = 0 }) =>
    kind === 'text' ? [[id, long(answers[id] ?? '', maxWords)] as const] : [],
  );
  return { ...answers, ...Object.fromEntries(texts) };
}

function reviewOf({ rubric }: Programme, seat: string, random: Random): Review {
  const scores = rubric.criteria.map(({ id }) => [id, random.below(rubric.highest + 1)]);
  const at = '2024-09-25T10:00:00.000Z';
  return Review.parse({
    ...{ reviewerId: `p-${seat}`, seat, declaredAt: at, conflict: false, scoredAt: at },
    scores: Object.fromEntries(scores),
  });
}
