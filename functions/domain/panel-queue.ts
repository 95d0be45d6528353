import type { Status } from './moves.ts';
import type { Programme } from './programme.ts';
import { oldestFirst, reviewsDueAt, type Task } from './queue.ts';
import type { ReviewState } from './review.ts';
import { isOpen } from './review-order.ts';
import type { Slot } from './slots.ts';
import { MINUTE, plus } from './time.ts';
import { closesAt } from './timetable.ts';

/** An application that waits for the panel, and how far each of its members is with it. */
export type ForPanel = {
  id: string;
  status: Status;
  reviews: Record<string, { state: ReviewState }>;
};

/**
 * What waits for one panel member, oldest date first: applications without their scores, and
 * interviews that they sat on, are over and have no outcome. Nothing before applications close.
 */
export function panelQueue(
  programme: Programme,
  personId: string,
  { entries, slots }: { entries: ForPanel[]; slots: Slot[] },
  now: string,
): Task[] {
  if (now <= closesAt(programme)) return [];
  const mine = entries.map(({ id, status, reviews }) => ({
    id,
    status,
    mine: reviews[personId]?.state,
  }));
  const toScore = mine.filter((each) => each.status === 'submitted' && isOpen(each));
  const toMeet = new Set(
    mine
      .filter((each) => each.status === 'shortlisted' && each.mine !== 'conflict')
      .map(({ id }) => id),
  );
  const met = slots
    .filter(({ heldBy = '', panel }) => toMeet.has(heldBy) && sits(panel, personId))
    .map(endOf)
    .filter((end) => end <= now)
    .sort();
  return oldestFirst([
    { kind: 'to-score', count: toScore.length, due: reviewsDueAt(programme) },
    { kind: 'to-record', count: met.length, due: met[0] ?? now },
  ]);
}

function sits(panel: Slot['panel'], personId: string): boolean {
  return panel.some((seat) => seat.personId === personId);
}

function endOf({ startsAt, minutes }: Slot): string {
  return plus(startsAt, minutes * MINUTE);
}
