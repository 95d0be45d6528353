import { outcomeMilestoneId } from './occasions.ts';
import type { Programme } from './programme.ts';
import { isReleased, type Release } from './release.ts';
import { MINUTE, PATIENCE, plus } from './time.ts';
import { isPending, type OccasionRecord } from './timeline.ts';

/** A date that is still to be told: its name, and when it is due (ISO). */
export type ToTell = { id: string; name: string; due: string };

/** How late a date may be told before somebody is called. */
export const LATE_AFTER = 3 * PATIENCE;

/** How long a timer may leave something that is due: it comes every minute, five at the most. */
const LAG = 5 * MINUTE;

/** Dates that should have been told, and those to come, each in order of time. One that waits for the release is not late. */
export function datesToTell(
  programme: Programme,
  records: OccasionRecord[],
  release: Release,
  now: string,
): { late: ToTell[]; next: ToTell[] } {
  const held = isReleased(release, now) ? undefined : outcomeMilestoneId(programme);
  const pending = records
    .filter((record) => isPending(record) && !(record.id === held && record.due <= now))
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(({ id, due }) => ({ id, due, name: nameOf(programme, id) }));
  return {
    late: pending.filter(({ due }) => plus(due, LATE_AFTER) <= now),
    next: pending.filter(({ due }) => plus(due, LATE_AFTER) > now),
  };
}

/** Whether something that was due at that instant should have been done by now. */
export function isLagging(due: string | undefined, now: string): boolean {
  return due !== undefined && plus(due, LAG) <= now;
}

/** A milestone by its name; a reminder or a correction with what it is of one. */
function nameOf({ milestones }: Programme, id: string): string {
  const own = milestones.find((each) => each.id === id);
  if (own) return own.name;
  const about = milestones.find((each) => id.includes(each.id))?.name ?? id.replaceAll('-', ' ');
  const days = /(\d+)-days-before$/.exec(id)?.[1];
  return days === undefined ? `${about}: that it moved` : `${about}: reminder, ${days} days before`;
}
