import { STATUS_LABELS } from '../domain/moves.ts';
import type { Outcome } from '../domain/release.ts';
import { MINUTE } from '../domain/time.ts';

/** An outcome of the shortlist in words. */
export const OUTCOME_NAMES: Record<Outcome['outcome'], string> = {
  shortlisted: STATUS_LABELS.shortlisted,
  reserve: STATUS_LABELS.reserve,
  'not-shortlisted': STATUS_LABELS['not-shortlisted'],
};

const HAPPENED: Record<string, string> = {
  start: 'started the application',
  send: 'sent the application',
  'start-for-team': 'entered the application for the team',
  'issue-late-link': 'let the team send after the deadline',
  'take-back': 'took the application back',
  shortlist: 'released the outcome: shortlisted',
  'name-reserve': 'released the outcome: reserve',
  'not-shortlist': 'released the outcome: not shortlisted',
  'promote-to-interview': 'moved the team up to an interview',
  'promote-to-offer': 'moved the team up to an offer',
  'close-reserve-list': 'closed the reserve list for the team',
  recommend: 'recorded the interview: recommended',
  'not-recommend': 'recorded the interview: not recommended',
  'miss-interview': 'recorded the interview: the team did not attend',
  'interview-save-scores': 'saved scores of the interview without submitting them',
  'interview-score': 'scored the interview',
  'interview-score-again': 'changed submitted scores of the interview',
  'interview-missed': 'recorded that the team did not come, and gave it another chance',
  offer: 'offered a place',
  'change-deadline': 'moved the end of the offer',
  'replace-member': 'replaced a member of the team',
  'add-member': 'added a member to the team',
  'remove-member': 'took a member out of the team',
  'change-contact': 'changed who speaks for the team',
  'hold-in-reserve': 'held the team in reserve',
  'too-late': 'tried to decide too, after this had been decided',
  accept: 'accepted the place',
  decline: 'declined the place',
  lapse: 'ended the offer, which was not answered in time',
  leave: 'recorded that the team left the cohort',
  graduate: 'recorded that the team has finished',
  withdraw: 'withdrew the application',
  'declare-conflict': 'declared a conflict of interest',
  'declare-no-conflict': 'declared no conflict of interest',
  'set-outcome': 'set a pending outcome',
  'interview-booked': 'booked the interview',
  'interview-changed': 'moved the interview',
  'interview-cancelled': 'cancelled the interview',
  'interview-panel-changed': 'changed the panel of the interview',
  'change-coach': 'changed the coach of the team',
  saw: 'opened the application',
  'confirm-release': 'confirmed the release of the outcomes',
  'undo-release': 'undid the release of the outcomes',
  'export-applications': 'took the applications along as a file',
  'export-members': 'took the members of the teams along as a file',
  'export-decisions': 'took the decision pack along as a file',
  'add-person': 'added a person',
  'edit-person': 'changed a person',
  'disable-person': 'closed a person’s account',
  'enable-person': 'opened a person’s account again',
  'save-scores': 'saved scores without submitting them',
  score: 'scored the application',
  'score-again': 'changed submitted scores',
  abstain: 'decided not to score the application',
  'correct-to-shortlisted': 'corrected the outcome: shortlisted',
  'correct-to-reserve': 'corrected the outcome: reserve',
  'correct-to-not-shortlisted': 'corrected the outcome: not shortlisted',
  'mail-obsolete': 'did not send a mail that was no longer true',
  'mail-suppressed': 'did not send a mail, because its address takes no more',
  'mail-stopped': 'stopped a mail before it was sent',
  'mail-sent-at-once': 'sent a mail before its hold was over',
  'mail-tried-again': 'let a mail that had failed be tried again',
  'mail-seen': 'dealt with a mail that did not arrive',
  'address-unblocked': 'let an address get mail again',
  'restart-workflow': 'started the workflow of the application again',
  'restart-timeline': 'started the telling of dates again',
};

/** What somebody did, in words that follow their name. */
export function happened(what: string): string {
  return HAPPENED[what] ?? what.replaceAll('-', ' ');
}

/** `2 days and 3 hours`, `3 hours and 5 minutes`, `5 minutes`: how long it is until an instant. */
export function timeUntil(instant: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(instant) - Date.parse(now)) / MINUTE));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const parts = [
    ...(days > 0 ? [counted(days, 'day')] : []),
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(days === 0 && (minutes % 60 > 0 || minutes < 60) ? [counted(minutes % 60, 'minute')] : []),
  ];
  return parts.join(' and ');
}

/** `1 team`, `3 teams`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
