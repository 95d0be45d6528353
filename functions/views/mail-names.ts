import type { MailKind } from '../domain/mail-kinds.ts';

/** What mails about an application are called in its history; of any other, its kind says it. */
const NAMES: Partial<Record<MailKind, string>> = {
  'draft-started': 'Link to the new draft',
  'member-invited': 'Invitation to a member of the team',
  'resume-link': 'New link to the application',
  'late-link': 'Link to send after the deadline',
  'draft-reminder': 'Reminder to send the draft',
  receipt: 'Receipt of the application',
  summary: 'Summary of what was sent',
  'taken-back': 'Application taken back',
  withdrawn: 'Application withdrawn',
  'outcome-shortlisted': 'Outcome: shortlisted',
  'outcome-reserve': 'Outcome: in reserve',
  'outcome-not-shortlisted': 'Outcome: not shortlisted',
  'interview-invitation': 'Invitation to an interview',
  'interview-booked': 'Interview booked',
  'interview-changed': 'Interview moved',
  'interview-cancelled': 'Interview cancelled',
  'interview-questions': 'Questions of the interview',
  'interview-not-recommended': 'Outcome of the interview: not recommended',
  'interview-missed': 'Interview that the team did not attend',
  'held-in-reserve': 'Held in reserve',
  'promoted-to-interview': 'Moved up to an interview',
  'promoted-to-offer': 'Moved up to an offer',
  'reserve-list-closed': 'Reserve list closed',
  offer: 'Offer of a place',
  'offer-changed': 'Offer with another end',
  'offer-accepted': 'Place accepted',
  'offer-declined': 'Offer declined',
  'offer-lapsed': 'Offer lapsed',
  left: 'Team left the cohort',
  milestone: 'Date of the programme',
  reminder: 'Reminder of a date',
  'date-changed': 'Date that moved',
  welcome: 'Welcome to the cohort',
  coaching: 'Coaching session',
  progress: 'Monthly progress',
  poster: 'Reminder of the poster',
  closing: 'End of the year',
};

/** A kind of mail in words. */
export function mailName(kind: MailKind): string {
  const name = NAMES[kind] ?? kind.replaceAll('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
