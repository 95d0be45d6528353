import type { MailKind } from '../../domain/mails.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt, shortlistAt } from '../../domain/timetable.ts';
import { dayOf, fact, factTime, type MailContext, type MailText, short } from './text.ts';

type Text = (context: MailContext) => MailText;

const STATUS_LINK = 'See your application';

const ref = (context: MailContext) => `Your reference is ${fact(context, 'reference')}.`;
const feedback = (context: MailContext) =>
  fact(context, 'feedback') ? [`Feedback from the panel: “${fact(context, 'feedback')}”`] : [];

/** Mails about one application, to the people of its team. */
export const TO_TEAMS: Partial<Record<MailKind, Text>> = {
  'draft-started': (context) => ({
    subject: 'Your application has been started',
    body: [
      'Use the link below to go on with it, on this or another device. Anybody who has the link can change the draft.',
      `Send it by ${spoken(closesAt(context.programme), context.programme.timeZone)}.`,
      ref(context),
    ],
    linkLabel: 'Go on with your application',
  }),
  receipt: (context) => ({
    subject: `We have your application ${fact(context, 'reference')}`,
    body: [
      `Thank you. The application of “${fact(context, 'teamName')}” has arrived.`,
      `You can take it back and change it until ${spoken(closesAt(context.programme), context.programme.timeZone)}.`,
      `We will tell you the outcome on ${spoken(shortlistAt(context.programme), context.programme.timeZone)}.`,
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  summary: (context) => ({
    subject: `Your team has sent its application`,
    body: [
      `The application of “${fact(context, 'teamName')}” has arrived. You are named as a member of the team.`,
      `We will tell your team’s contact the outcome on ${spoken(shortlistAt(context.programme), context.programme.timeZone)}.`,
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'taken-back': (context) => ({
    subject: 'You took your application back',
    body: [
      'It is a draft again. It is not considered unless you send it again.',
      `Send it by ${spoken(closesAt(context.programme), context.programme.timeZone)}.`,
      ref(context),
    ],
    linkLabel: 'Go on with your application',
  }),
  withdrawn: (context) => ({
    subject: 'Your application is withdrawn',
    body: [
      `The application of “${fact(context, 'teamName')}” is withdrawn, as your team asked. Nothing more needs to be done.`,
      ref(context),
    ],
  }),
  'outcome-shortlisted': (context) => ({
    subject: 'Your team is shortlisted',
    body: [
      `The panel would like to meet “${fact(context, 'teamName')}”. You will get an invitation with the details.`,
      `Interviews are between ${dayOf(context.programme.interviews.from)} and ${dayOf(context.programme.interviews.to)}.`,
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'outcome-reserve': (context) => ({
    subject: 'Your team is on the reserve list',
    body: [
      `There were more good applications than interviews. If a place becomes free, “${fact(context, 'teamName')}” may be asked to one.`,
      `We will tell you by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.`,
      ...feedback(context),
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'outcome-not-shortlisted': (context) => ({
    subject: 'The outcome of your application',
    body: [
      `We are sorry: “${fact(context, 'teamName')}” is not on the shortlist this time. Thank you for the work you put in.`,
      ...feedback(context),
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-invitation': (context) => ({
    subject: 'Invitation to an interview',
    body: [
      `The panel would like to meet “${fact(context, 'teamName')}” for about ${context.programme.interviews.minutes} minutes.`,
      `Interviews are between ${dayOf(context.programme.interviews.from)} and ${dayOf(context.programme.interviews.to)}. We will agree the time with your contact.`,
      'It is an informal talk. Tell us if anything would make it easier for you to take part.',
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-not-recommended': (context) => ({
    subject: 'The outcome of your interview',
    body: [
      `Thank you for meeting the panel. We are sorry: we cannot offer “${fact(context, 'teamName')}” a place.`,
      ...feedback(context),
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'interview-missed': (context) => ({
    subject: 'We missed you at the interview',
    body: [
      `“${fact(context, 'teamName')}” did not come to the interview, so your application has ended.`,
      'If something went wrong, please tell us as soon as you can.',
      ...feedback(context),
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'held-in-reserve': (context) => ({
    subject: 'All places are held at the moment',
    body: [
      `The panel recommended “${fact(context, 'teamName')}”, but every place is held. You are on the reserve list, ahead of teams that have not met the panel.`,
      `We will tell you by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.`,
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  offer: (context) => ({
    subject: 'We offer your team a place',
    body: [
      `Congratulations: there is a place for “${fact(context, 'teamName')}”.`,
      `Please accept or decline by ${factTime(context, 'expiresAt')}. After that the place goes to another team.`,
      ref(context),
    ],
    linkLabel: 'Answer the offer',
  }),
  'offer-accepted': (context) => ({
    subject: 'You accepted your place',
    body: [`We are glad that “${fact(context, 'teamName')}” is coming.`, ref(context)],
    linkLabel: STATUS_LINK,
  }),
  'offer-declined': (context) => ({
    subject: 'You declined your place',
    body: [
      `Thank you for telling us. The place of “${fact(context, 'teamName')}” goes to another team.`,
      ref(context),
    ],
  }),
  'offer-lapsed': (context) => ({
    subject: 'Your offer has lapsed',
    body: [
      `We did not hear from “${fact(context, 'teamName')}” in time, so the place goes to another team.`,
      'If this is a mistake, please tell us at once.',
      ref(context),
    ],
  }),
  'promoted-to-interview': (context) => ({
    subject: 'A place may be free for your team',
    body: [
      `“${fact(context, 'teamName')}” moves up from the reserve list to an interview.`,
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'reserve-list-closed': (context) => ({
    subject: 'The reserve list has closed',
    body: [
      `We are sorry: no place became free for “${fact(context, 'teamName')}”.`,
      ...feedback(context),
      ref(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  left: (context) => ({
    subject: 'Your team has left the cohort',
    body: [
      `“${fact(context, 'teamName')}” is no longer in the cohort. Thank you for having been part of it.`,
      ref(context),
    ],
  }),
  welcome: (context) => ({
    subject: short(`Welcome to ${context.programme.name}`),
    body: [
      `“${fact(context, 'teamName')}” has a place in the cohort. Here is what happens when:`,
      ...context.programme.milestones
        .filter(
          ({ audiences }) => audiences.includes('cohort-teams') || audiences.includes('everyone'),
        )
        .map(({ name, date }) => `${dayOf(date)}: ${name}`),
    ],
    linkLabel: STATUS_LINK,
  }),
  coaching: (context) =>
    fact(context, 'forCoach')
      ? {
          subject: 'Coaching session due',
          body: [
            `A coaching session of ${context.programme.coaching?.minutes} minutes with “${fact(context, 'teamName')}” is due in the next two weeks.`,
          ],
        }
      : {
          subject: 'Your next coaching session',
          body: [
            `A coaching session of ${context.programme.coaching?.minutes} minutes is due for “${fact(context, 'teamName')}” in the next two weeks.`,
            fact(context, 'coachName')
              ? `Your coach is ${fact(context, 'coachName')}.`
              : 'Your coach will be in touch.',
          ],
        },
  progress: (context) => ({
    subject: 'How is your project going?',
    body: [
      `Please rate the progress of “${fact(context, 'teamName')}” from ${context.programme.progress?.lowest} to ${context.programme.progress?.highest}, and tell your coach.`,
    ],
  }),
  poster: (context) => ({
    subject: 'Time to make your poster',
    body: [`The celebration is near. Please prepare the poster of “${fact(context, 'teamName')}”.`],
  }),
  closing: (context) => ({
    subject: short(`Thank you from ${context.programme.name}`),
    body: [
      `The programme is over for “${fact(context, 'teamName')}”. Thank you for everything.`,
      'Please tell us where you publish or present what you learned.',
    ],
  }),
};
