import type { MailKind } from './mail-kinds.ts';
import type { Facts, MailDue } from './mails.ts';
import type { Person } from './people.ts';
import type { Programme } from './programme.ts';
import { DAY, localDate, plus } from './time.ts';
import { shortlistAt } from './timetable.ts';

/**
 * When staff are next chased about the shortlist, for the whole programme at once: some days before
 * the date (missing reviews), at it, and then as for any late decision.
 */
export function nextReleaseChaseAt(programme: Programme, chases: number): string {
  const due = shortlistAt(programme);
  const { reviewDaysBefore, decisionDaysLate, escalateDaysLate } = programme.overdue;
  const days = [-reviewDaysBefore, 0, decisionDaysLate, escalateDaysLate][chases];
  return plus(due, (days ?? escalateDaysLate + 7 * (chases - 3)) * DAY);
}

/** One chase for each of these people and each day, however many applications it is about. */
export function chaseMails(
  programme: Programme,
  people: Person[],
  chase: { kind: MailKind; about: string; facts?: Facts; now: string },
): MailDue[] {
  const day = localDate(chase.now, programme.timeZone);
  return people.map(({ email, name }) => ({
    kind: chase.kind,
    occasion: `${chase.about}/${day}`,
    to: { email, name },
    facts: { about: chase.about, ...chase.facts },
    sendAt: chase.now,
  }));
}
