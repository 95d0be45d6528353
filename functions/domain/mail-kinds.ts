import * as z from 'zod/mini';

/** Every kind of mail that the academy sends; each has its texts in `views/mails/`, one per audience. */
export const MailKind = z.enum([
  'interest-registered',
  'draft-started',
  'member-invited',
  'resume-link',
  'late-link',
  'draft-reminder',
  'receipt',
  'summary',
  'member-joined',
  'member-left',
  'team-changed',
  'taken-back',
  'withdrawn',
  'milestone',
  'reminder',
  'date-changed',
  'outcome-shortlisted',
  'outcome-reserve',
  'outcome-not-shortlisted',
  'interview-invitation',
  'interview-booked',
  'interview-changed',
  'interview-cancelled',
  'interview-questions',
  'interview-not-recommended',
  'interview-missed',
  'interview-another-chance',
  'held-in-reserve',
  'promoted-to-interview',
  'promoted-to-offer',
  'reserve-list-closed',
  'offer',
  'offer-changed',
  'offer-accepted',
  'offer-declined',
  'offer-lapsed',
  'left',
  'welcome',
  'coaching',
  'progress',
  'poster',
  'closing',
  'review-chase',
  'decision-chase',
  'decision-escalation',
  'weekly-digest',
  'staff-invited',
]);
export type MailKind = z.infer<typeof MailKind>;

/**
 * What must still be so when a mail goes out, besides that a mail with a team's own link goes to a member who
 * is still in the team under that address; otherwise it is obsolete and stays in the ledger.
 * - `always`: it tells what has happened, which stays true
 * - `draft-unsent`, `shortlisted`, `in-reserve`, `in-cohort`: the application stands there
 * - `offer-as-told`: the offer is open, until the instant `facts.expiresAt`
 * - `member-of-team`: the address still belongs to a member of the application
 * - `interview-as-told`: the interview is still booked for the instant `facts.start`
 * - `interview-unbooked`: the team is shortlisted and has no time for its interview
 * - `panel-as-told`: the interview's time and panel have not changed since (`facts.version`)
 * - `date-as-told`: the occasion `facts.occasionId` is still due at the instant `facts.due`
 * - `scores-missing`: applications still lack scores, and the release is not confirmed
 * - `not-corrected-again`: the outcome that it corrects has not been corrected since (`facts.sending`)
 * - `this-week`: the next weekly digest, at the instant `facts.until`, has not come
 * - `undecided`: what is chased (`facts.about`) still waits for a decision
 */
export type Condition =
  | 'always'
  | 'draft-unsent'
  | 'shortlisted'
  | 'in-reserve'
  | 'offer-as-told'
  | 'in-cohort'
  | 'member-of-team'
  | 'interview-as-told'
  | 'interview-unbooked'
  | 'panel-as-told'
  | 'date-as-told'
  | 'scores-missing'
  | 'not-corrected-again'
  | 'this-week'
  | 'undecided';

/** `waited-for`: somebody looks at their inbox for it, so it goes before what is `routine`. */
export type Urgency = 'waited-for' | 'routine';

/** What the ledger has to know of a kind of mail. */
export type MailRule = { trueWhile: Condition; urgency: Urgency };

/** The rule of every kind of mail. */
export const MAIL_RULES: Record<MailKind, MailRule> = {
  'interest-registered': waitedFor('always'),
  'draft-started': waitedFor('always'),
  'member-invited': waitedFor('member-of-team'),
  'resume-link': waitedFor('member-of-team'),
  'late-link': waitedFor('draft-unsent'),
  'draft-reminder': routine('draft-unsent'),
  receipt: waitedFor('always'),
  summary: routine('always'),
  'member-joined': waitedFor('member-of-team'),
  'member-left': waitedFor('always'),
  'team-changed': waitedFor('always'),
  'taken-back': waitedFor('always'),
  withdrawn: waitedFor('always'),
  milestone: routine('date-as-told'),
  reminder: routine('date-as-told'),
  'date-changed': waitedFor('date-as-told'),
  'outcome-shortlisted': waitedFor('always'),
  'outcome-reserve': waitedFor('always'),
  'outcome-not-shortlisted': waitedFor('always'),
  'interview-invitation': waitedFor('shortlisted'),
  'interview-booked': waitedFor('interview-as-told'),
  'interview-changed': waitedFor('interview-as-told'),
  'interview-cancelled': waitedFor('always'),
  'interview-questions': routine('interview-as-told'),
  'interview-not-recommended': waitedFor('always'),
  'interview-missed': waitedFor('always'),
  'interview-another-chance': waitedFor('interview-unbooked'),
  'held-in-reserve': waitedFor('in-reserve'),
  'promoted-to-interview': waitedFor('shortlisted'),
  'promoted-to-offer': waitedFor('offer-as-told'),
  'reserve-list-closed': waitedFor('always'),
  offer: waitedFor('offer-as-told'),
  'offer-changed': waitedFor('offer-as-told'),
  'offer-accepted': waitedFor('always'),
  'offer-declined': waitedFor('always'),
  'offer-lapsed': waitedFor('always'),
  left: waitedFor('always'),
  welcome: waitedFor('in-cohort'),
  coaching: routine('in-cohort'),
  progress: routine('in-cohort'),
  poster: routine('in-cohort'),
  closing: routine('always'),
  'review-chase': routine('scores-missing'),
  'decision-chase': routine('undecided'),
  'decision-escalation': waitedFor('undecided'),
  'weekly-digest': routine('this-week'),
  'staff-invited': waitedFor('always'),
};

function waitedFor(trueWhile: Condition): MailRule {
  return { trueWhile, urgency: 'waited-for' };
}

function routine(trueWhile: Condition): MailRule {
  return { trueWhile, urgency: 'routine' };
}
