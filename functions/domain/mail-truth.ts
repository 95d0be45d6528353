import type { Application } from './application.ts';
import { type Condition, MAIL_RULES } from './mail-kinds.ts';
import type { LedgerEntry } from './mails.ts';
import { isInCohort, type Status } from './moves.ts';

/** What has to be known to say whether a mail is still true. */
export type Known = {
  /** The application that it is about, if any. */
  application?: Application | undefined;
  /** When an occasion of the programme is due now; nothing for one that was taken out. */
  dueOf: (occasionId: string) => string | undefined;
  /** Whether applications still lack scores before an unconfirmed release. */
  scoresMissing: boolean;
  /** What still waits for a decision: gates, or `release`. */
  undecided: Set<string>;
};

/**
 * Whether a mail is still true at this instant, by the condition of its kind. It is asked as the mail is
 * taken for sending; one that is not is never sent.
 */
export function isStillTrue(entry: LedgerEntry, known: Known, now: string): boolean {
  const { facts, to } = entry;
  const { application } = known;
  if (hasLeft(entry, application)) return false;
  const stands = (status: Status) => application?.status === status;
  switch (conditionOf(entry)) {
    case 'always':
      return true;
    case 'draft-unsent':
      return stands('draft');
    case 'shortlisted':
      return stands('shortlisted');
    case 'in-reserve':
      return stands('reserve');
    case 'offer-as-told':
      return isOpenUntil(application, facts['expiresAt'], now);
    case 'in-cohort':
      return application !== undefined && isInCohort(application.status);
    case 'member-of-team':
      return isMember(application, to.email);
    case 'interview-as-told':
      return stands('shortlisted') && application?.interviewAt === facts['start'];
    case 'interview-unbooked':
      return stands('shortlisted') && application?.interviewAt === undefined;
    case 'panel-as-told':
      return stands('shortlisted') && String(application?.interviewChanges) === facts['version'];
    case 'date-as-told':
      return known.dueOf(facts['occasionId'] ?? '') === facts['due'];
    case 'scores-missing':
      return known.scoresMissing;
    case 'not-corrected-again':
      return String(application?.sending) === facts['sending'];
    case 'this-week':
      return now < (facts['until'] ?? '');
    case 'undecided':
      return known.undecided.has(facts['about'] ?? '');
  }
}

/** What has to be so for a mail to be true. An outcome stays told; a correction may be corrected in its hold. */
export function conditionOf({ kind, facts }: LedgerEntry): Condition {
  if (facts['corrected'] === 'yes') return 'not-corrected-again';
  // A panel member who has been replaced need not read the questions.
  if (kind === 'interview-questions' && facts['audience'] === 'panel') return 'panel-as-told';
  return MAIL_RULES[kind].trueWhile;
}

/** A team's mail goes to a member as long as they are in the team under that address. */
function hasLeft({ link, to }: LedgerEntry, application: Application | undefined): boolean {
  if (!link || !application) return false;
  return !application.draft.members.some(
    ({ id, email }) => id === link.memberId && isSame(email, to.email),
  );
}

/** An offer whose end has been moved is told of by a mail of its own. */
function isOpenUntil(
  application: Application | undefined,
  expiresAt: string | undefined,
  now: string,
): boolean {
  const until = application?.offerExpiresAt ?? now;
  return application?.status === 'offered' && now <= until && (expiresAt ?? until) === until;
}

function isMember(application: Application | undefined, email: string): boolean {
  return application?.draft.members.some((member) => isSame(member.email, email)) ?? false;
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
