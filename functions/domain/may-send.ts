import type { Application } from './application.ts';
import { AcademyError } from './errors.ts';
import type { Programme } from './programme.ts';
import { spoken } from './time.ts';
import { closesAt, opensAt } from './timetable.ts';

/**
 * Refuses to begin before opening and after the deadline, which itself still counts. By the server's time.
 * @throws AcademyError `NotOpenYet`, `DeadlinePassed`
 */
export function refuseUnlessOpen(programme: Programme, now: string): void {
  const { timeZone, organiser } = programme;
  if (now < opensAt(programme)) {
    throw new AcademyError(
      'NotOpenYet',
      `Applications open at ${spoken(opensAt(programme), timeZone)}. Come back then.`,
    );
  }
  if (now > closesAt(programme)) {
    throw new AcademyError(
      'DeadlinePassed',
      `Applications closed at ${spoken(closesAt(programme), timeZone)}. What you saved is kept. If something stopped you, write to ${organiser.email}.`,
    );
  }
}

/** The last instant at which this draft may be sent: the deadline, or later by a late link. */
export function sendableUntil(programme: Programme, { lateUntil = '' }: Late): string {
  const deadline = closesAt(programme);
  return lateUntil > deadline ? lateUntil : deadline;
}

/** Whether a draft may be sent now. The last instant still counts. */
export function maySend(programme: Programme, application: Late, now: string): boolean {
  return opensAt(programme) <= now && now <= sendableUntil(programme, application);
}

/**
 * Refuses to send outside the time in which this draft may be sent.
 * @throws AcademyError `NotOpenYet`, `DeadlinePassed`
 */
export function refuseUnlessSendable(programme: Programme, application: Late, now: string): void {
  if (maySend(programme, application, now)) return;
  refuseUnlessOpen(programme, now);
}

type Late = Pick<Application, 'lateUntil'>;
