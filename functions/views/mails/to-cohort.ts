import type { MailKind } from '../../domain/mail-kinds.ts';
import {
  dayOf,
  fact,
  factTime,
  type MailContext,
  type MailText,
  reference,
  short,
  teamName,
} from './text.ts';

type Text = (context: MailContext) => MailText;

const STATUS_LINK = 'See your application';

/** Mails about a place: its offer, and the year of a team that has accepted it. */
export const TO_COHORT: Partial<Record<MailKind, Text>> = {
  offer: (context) => ({
    subject: 'We offer your team a place',
    body: [
      `Congratulations: there is a place for ${teamName(context)}.`,
      `Please accept or decline it by ${factTime(context, 'expiresAt')}. After that the place goes to another team.`,
      reference(context),
    ],
    linkLabel: 'Answer the offer',
  }),
  'offer-accepted': (context) => ({
    subject: 'Your team has accepted its place',
    body: [
      `We are glad that ${teamName(context)} is coming. We will send everybody in your team the dates.`,
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  'offer-declined': (context) => ({
    subject: 'Your team has declined its place',
    body: [
      `Thank you for telling us. The place of ${teamName(context)} goes to another team.`,
      'If nobody in your team meant to decline it, please write to us at once.',
      reference(context),
    ],
  }),
  'offer-lapsed': (context) => ({
    subject: 'The offer of a place has ended',
    body: [
      `The time to answer our offer is over, so the place that was held for ${teamName(context)} goes to another team.`,
      'If this is a mistake, please write to us at once.',
      reference(context),
    ],
  }),
  left: (context) => ({
    subject: 'Your team has left the cohort',
    body: [
      `${teamName(context)} is no longer in the cohort. Thank you for having been part of it.`,
      'If this is a mistake, please write to us.',
      reference(context),
    ],
  }),
  welcome: (context) => ({
    subject: short(`Welcome to ${context.programme.name}`),
    body: [
      `${teamName(context)} has a place in the cohort. These are the dates of your year:`,
      ...datesOfTheYear(context),
      'We will write to you about each of them.',
      reference(context),
    ],
    linkLabel: STATUS_LINK,
  }),
  coaching: (context) => (fact(context, 'forCoach') ? forCoach(context) : coaching(context)),
  progress: (context) => ({
    subject: 'How is your project going?',
    body: [
      `Please talk about how far ${teamName(context)} has come, and rate it from ${context.programme.progress?.lowest} to ${context.programme.progress?.highest}. Tell your coach the figure at your next session.`,
      'There is no wrong answer: it shows where support would help.',
      reference(context),
    ],
  }),
  poster: (context) => ({
    subject: 'Time to make your poster',
    body: [
      `${celebration(context)} Please prepare the poster of ${teamName(context)}: what you tried, what happened and what you learned.`,
      reference(context),
    ],
  }),
  closing: (context) => ({
    subject: short(`Thank you from ${context.programme.name}`),
    body: [
      `The programme has come to its end for ${teamName(context)}. Thank you for everything that you brought to it.`,
      'If you publish or present what you learned, please tell us where.',
      reference(context),
    ],
  }),
};

function coaching(context: MailContext): MailText {
  const coach = fact(context, 'coachName');
  return {
    subject: 'Your next coaching session',
    body: [
      `A coaching session of ${context.programme.coaching?.minutes} minutes for ${teamName(context)} is due in the next ${weeks(context)}.`,
      coach
        ? `Your coach is ${coach}, and will agree the time with you.`
        : 'Your coach will agree the time with you.',
      reference(context),
    ],
  };
}

function forCoach(context: MailContext): MailText {
  return {
    subject: 'A coaching session is due',
    body: [
      `A coaching session of ${context.programme.coaching?.minutes} minutes with ${teamName(context)} is due in the next ${weeks(context)}. Please agree the time with the team.`,
    ],
  };
}

function weeks({ programme }: MailContext): string {
  const every = programme.coaching?.everyWeeks ?? 1;
  return every === 1 ? 'week' : `${every} weeks`;
}

function datesOfTheYear({ programme }: MailContext): string[] {
  return programme.milestones
    .filter(({ audiences }) => audiences.includes('cohort-teams') || audiences.includes('everyone'))
    .map(({ name, date }) => `${dayOf(date)}: ${name}`);
}

function celebration({ programme }: MailContext): string {
  const date = programme.milestones.find(({ event }) => event === 'celebration')?.date;
  return date ? `The celebration is on ${dayOf(date)}.` : 'The celebration is near.';
}
