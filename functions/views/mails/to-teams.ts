import type { MailKind } from '../../domain/mail-kinds.ts';
import { closesAt, interviewsEnd, shortlistAt } from '../../domain/timetable.ts';
import {
  at,
  dayOf,
  fact,
  feedback,
  type MailContext,
  type MailText,
  reference,
  teamName,
} from './text.ts';

type Text = (context: MailContext) => MailText;

const STATUS_LINK = 'See your application';
const DRAFT_LINK = 'Go on with your application';

/** Mails about an application, from its draft to the end of the reserve list, to its team. */
export const TO_TEAMS: Partial<Record<MailKind, Text>> = {
  'draft-started': (context) => ({
    subject: 'Your application has been started',
    body: [
      'You can go on with your application by the link below, on this or another device.',
      `Please send it by ${at(context, closesAt(context.programme))}.`,
      'Anybody who has the link can change the application, so pass it on to your team only.',
      reference(context),
    ],
    linkLabel: DRAFT_LINK,
  }),
  receipt: (context) => ({
    subject: `We have your application ${fact(context, 'reference')}`,
    body: [
      `Thank you. The application of ${teamName(context)} has arrived.`,
      `We will tell you the outcome at ${at(context, shortlistAt(context.programme))}.`,
      `Until ${at(context, closesAt(context.programme))} you can take it back, change it and send it again.`,
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  summary: (context) => ({
    subject: 'Your team has sent its application',
    body: [
      `The application of ${teamName(context)} has arrived. You get this message because you are named as a member of the team.`,
      `We will tell your team’s contact the outcome at ${at(context, shortlistAt(context.programme))}.`,
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'taken-back': (context) => ({
    subject: 'Your application is a draft again',
    body: [
      `Your team has taken the application of ${teamName(context)} back, so you can change it.`,
      `It is only considered if you send it again by ${at(context, closesAt(context.programme))}.`,
      reference(context),
    ],
    linkLabel: DRAFT_LINK,
  }),
  withdrawn: (context) => ({
    subject: 'Your application is withdrawn',
    body: [
      `The application of ${teamName(context)} is withdrawn, as your team asked. Nothing more needs to be done.`,
      'If nobody in your team meant to withdraw it, please write to us at once.',
      reference(context),
    ],
  }),
  'outcome-shortlisted': (context) => ({
    subject: 'Your team is shortlisted',
    body: [
      `Congratulations: ${teamName(context)} is shortlisted. The panel would like to meet you.`,
      `${interviewDays(context)}We will send you an invitation with the details.`,
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'outcome-reserve': (context) => ({
    subject: 'Your team is on the reserve list',
    body: [
      `There were more good applications than interviews, so ${teamName(context)} is on the reserve list. If a place becomes free for your team, we will tell you at once.`,
      `You will hear from us by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.`,
      ...feedback(context),
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'outcome-not-shortlisted': (context) => ({
    subject: 'The outcome of your application',
    body: [
      `We are sorry: ${teamName(context)} is not on the shortlist this time. Thank you for the work that you put into your application.`,
      ...feedback(context),
      'If you would like to talk about it, please write to us. You are welcome to apply again.',
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-invitation': (context) => ({
    subject: 'Invitation to an interview',
    body: [
      `The panel would like to meet ${teamName(context)} for about ${context.programme.interviews.minutes} minutes. It is an informal talk, and every team is asked the same questions.`,
      `${interviewDays(context)}We will agree the time with your team’s contact.`,
      'Please tell us if anything would make it easier for you to take part.',
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'promoted-to-interview': (context) => ({
    subject: 'Your team moves up to an interview',
    body: [
      `Good news: a place may become free, so ${teamName(context)} moves up from the reserve list to an interview.`,
      'We will be in touch with your team’s contact to agree the time.',
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-not-recommended': (context) => ({
    subject: 'The outcome of your interview',
    body: [
      `Thank you for meeting the panel. We are sorry: this time we cannot offer ${teamName(context)} a place.`,
      ...feedback(context),
      'If you would like to talk about it, please write to us.',
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-missed': (context) => ({
    subject: 'We were sorry not to meet you',
    body: [
      `The panel was sorry not to meet ${teamName(context)} at the interview. The application has ended.`,
      'If something went wrong, on our side or on yours, please write to us as soon as you can.',
      ...feedback(context),
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'held-in-reserve': (context) => ({
    subject: 'Your team is recommended, and on the reserve list',
    body: [
      `The panel recommends ${teamName(context)}, but every place is taken at the moment. Your team is on the reserve list, ahead of the teams that have not met the panel.`,
      `If a place becomes free, we will tell you at once. You will hear from us by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.`,
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'reserve-list-closed': (context) => ({
    subject: 'The reserve list has closed',
    body: [
      `We are sorry: no place became free for ${teamName(context)}. Thank you for waiting.`,
      ...feedback(context),
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
};

/** When interviews are; a reserve may move up when those days are over. */
function interviewDays({ programme, entry }: MailContext): string {
  const { from, to } = programme.interviews;
  if (entry.recordedAt > interviewsEnd(programme)) return '';
  return `Interviews are from ${dayOf(from)} to ${dayOf(to)}. `;
}
