import { hasBegun, sitsAt } from './interviews.ts';
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
 * What waits for one panel member, oldest date first: applications without their scores, and interviews
 * that they sit on, once they can do something about them. Nothing before applications close.
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
  const shortlisted = new Map(
    mine.filter(({ status }) => status === 'shortlisted').map((each) => [each.id, each]),
  );
  const toMeet = slots.filter((slot) => {
    const team = shortlisted.get(slot.heldBy ?? '');
    if (!team || team.mine === 'conflict' || !sitsAt({ slot }, personId)) return false;
    // Whether they have a conflict can be said before; scored and recorded is it once it has begun.
    return team.mine === undefined || hasBegun(slot, now);
  });
  return oldestFirst([
    { kind: 'to-score', count: toScore.length, due: reviewsDueAt(programme) },
    { kind: 'to-meet', count: toMeet.length, due: toMeet.map(endOf).sort()[0] ?? now },
  ]);
}

function endOf({ startsAt, minutes }: Slot): string {
  return plus(startsAt, minutes * MINUTE);
}
