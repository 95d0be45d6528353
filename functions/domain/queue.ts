import * as z from 'zod/mini';
import type { Programme } from './programme.ts';
import { isReleased, type Release, wasReleased } from './release.ts';
import { DAY, plus } from './time.ts';
import {
  closesAt,
  endsAt,
  interviewsEnd,
  offersEnd,
  offersFrom,
  reserveListCloses,
  shortlistAt,
} from './timetable.ts';

/** What can wait for staff; each leads to the page where it is done. The last two are the panel's. */
export const TaskKind = z.enum([
  'needs-scores',
  'to-look-at',
  'no-outcome',
  'needs-feedback',
  'release',
  'close-shortlist',
  'late-applications',
  'interviews',
  'offers',
  'reserve-list',
  'finishing',
  'undelivered',
  'to-score',
  'to-meet',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** Something that waits for somebody: how many of it, and by when (ISO instant). */
export const Task = z.object({ kind: TaskKind, count: z.number(), due: z.string() });
export type Task = z.infer<typeof Task>;

/** Counters by name; what is missing is 0. */
type Counts = Record<string, number>;

/** What waits for the delivery team, oldest deadline first; from counters, so it may be a minute behind. */
export function adminQueue(
  programme: Programme,
  state: { counts: Counts; release: Release; undelivered: number },
  now: string,
): Task[] {
  const tasks = [
    ...(now > closesAt(programme) ? shortlistTasks(programme, state, now) : []),
    ...laterTasks(programme, state.counts, now),
    { kind: 'undelivered' as const, count: state.undelivered, due: now },
  ];
  return oldestFirst(tasks);
}

/** What really waits, by its date. */
export function oldestFirst(tasks: Task[]): Task[] {
  return tasks
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.due.localeCompare(b.due) || a.kind.localeCompare(b.kind));
}

/** When reviews are first chased: some days before the release. */
export function reviewsDueAt(programme: Programme): string {
  return plus(shortlistAt(programme), -programme.overdue.reviewDaysBefore * DAY);
}

function shortlistTasks(
  programme: Programme,
  { counts, release }: { counts: Counts; release: Release },
  now: string,
): Task[] {
  const count = (name: string) => counts[name] ?? 0;
  const due = shortlistAt(programme);
  const noOutcome = count('list.no-outcome');
  if (wasReleased(release, now) && noOutcome > 0) {
    return [{ kind: 'late-applications', count: noOutcome, due }];
  }
  if (release.confirmed || isReleased(release, now)) return [];
  const missing: Task[] = [
    { kind: 'needs-scores', count: count('list.needs-scores'), due: reviewsDueAt(programme) },
    { kind: 'no-outcome', count: noOutcome, due },
    { kind: 'needs-feedback', count: count('list.needs-feedback'), due },
  ];
  const waiting = count('status.submitted');
  const ready = missing.every((task) => task.count === 0);
  const closing = waiting === 0 && !release.earlier;
  return [
    ...missing,
    { kind: 'to-look-at', count: noOutcome > 0 ? count('list.to-look-at') : 0, due },
    { kind: 'release', count: ready ? waiting : 0, due },
    { kind: 'close-shortlist', count: closing ? 1 : 0, due },
  ];
}

function laterTasks(programme: Programme, counts: Counts, now: string): Task[] {
  const count = (status: string, from: string) =>
    now >= from ? (counts[`status.${status}`] ?? 0) : 0;
  const interviewed = interviewsEnd(programme);
  const closing = reserveListCloses(programme);
  return [
    // The panel records interviews; once they should be over, the delivery team asks why not.
    { kind: 'interviews', count: count('shortlisted', interviewed), due: interviewed },
    {
      kind: 'offers',
      count: count('recommended', offersFrom(programme)),
      due: offersEnd(programme),
    },
    { kind: 'reserve-list', count: count('reserve', closing), due: closing },
    { kind: 'finishing', count: count('in-cohort', endsAt(programme)), due: endsAt(programme) },
  ];
}
