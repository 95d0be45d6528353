import * as z from 'zod/mini';
import type { MailDue } from './mails.ts';
import type { Person } from './people.ts';
import type { Programme } from './programme.ts';
import { Task } from './queue.ts';
import { addDays, DAY, instantAt, localDate, plus, weekday } from './time.ts';
import { endsAt, opensAt } from './timetable.ts';

/** The weekly digest: once a week staff are told what waits for them. Weeks are named by its instant. */

/**
 * The latest digest that was due by an instant, if any: from the opening to the first one after the
 * programme's end, which is about what is left over. By the local calendar, so no clock change moves it.
 */
export function lastDigestAt(programme: Programme, now: string): string | undefined {
  const at = instantOn(programme, dayBefore(programme, now));
  return isDuring(programme, at) ? at : undefined;
}

/** The first digest after an instant; nothing once the programme is over. */
export function nextDigestAt(programme: Programme, after: string): string | undefined {
  const opening = plus(opensAt(programme), -1);
  const from = after > opening ? after : opening;
  const at = instantOn(programme, addDays(dayBefore(programme, from), 7));
  return isDuring(programme, at) ? at : undefined;
}

/** The local day of the latest digest by an instant. */
function dayBefore(programme: Programme, now: string): string {
  const today = localDate(now, programme.timeZone);
  const back = (weekday(today) - programme.weeklyDigest.weekday + 7) % 7;
  const day = addDays(today, -back);
  return instantOn(programme, day) <= now ? day : addDays(day, -7);
}

function instantOn({ weeklyDigest, timeOfDay, timeZone }: Programme, day: string): string {
  return instantAt(day, weeklyDigest.time ?? timeOfDay, timeZone);
}

function isDuring(programme: Programme, at: string): boolean {
  return opensAt(programme) <= at && at < plus(endsAt(programme), 7 * DAY);
}

/**
 * One mail to each of these people for whom something waits, with what waits at `now`. It is news until
 * the next week's digest; nobody is written to about nothing.
 */
export function digestMails(
  programme: Programme,
  { week, now }: { week: string; now: string },
  readers: { person: Person; tasks: Task[] }[],
): MailDue[] {
  return readers
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ person: { email, name, roles }, tasks }) => ({
      kind: 'weekly-digest',
      occasion: `digest/${localDate(week, programme.timeZone)}`,
      to: { email, name },
      facts: {
        audience: roles.includes('delivery-team') ? 'delivery-team' : 'panel',
        at: now,
        until: instantOn(programme, addDays(localDate(week, programme.timeZone), 7)),
        waiting: JSON.stringify(tasks),
      },
      sendAt: now,
    }));
}

/** What waits, from the facts of a digest; nothing where there is nothing. */
export function parseWaiting(fact: string): Task[] {
  return fact === '' ? [] : z.array(Task).parse(JSON.parse(fact));
}
