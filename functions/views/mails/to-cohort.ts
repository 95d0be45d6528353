import type { Mail } from './catalogue.ts';
import { bullets, type Markdown, md, plain } from './markdown.ts';
import { dayOf, fact, inWords, type MailContext, teamName } from './text.ts';
import { yearOf } from './year.ts';
import { yearInvitation } from './year-invitation.ts';

const SEE = 'See your application';

/** To the teams in the cohort through their year, and to their coaches. */
export const TO_COHORT: Mail[] = [
  {
    kind: 'welcome',
    to: 'Every member of a team that has accepted its place',
    trigger: 'A team joins the cohort (its timeline)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Welcome to the cohort',
      body: md`
        ${teamName(context)} has a place in ${plain(context.programme.name)}. We look forward to working with you.

        These are the dates of your year:

        ${bullets(yearOf(context.programme, 'cohort-teams').map(({ name, date }) => md`${dayOf(date)}: ${plain(name)}`))}

        The attached calendar file has them all. We will write to you about each of them.
      `,
      linkLabel: SEE,
    }),
    invitation: yearInvitation,
  },
  {
    kind: 'coaching',
    to: 'The contact of the team',
    trigger: 'Every so many weeks of an action period, by the programme file (the team’s timeline)',
    holds: ['team name', 'name of the coach'],
    text: (context) => ({
      subject: 'Your next coaching session',
      body: md`
        ${teamName(context)} has a coaching session in the next ${weeks(context)}. It takes ${minutes(context)} minutes.

        ${coachOf(context)}

        Before it, think about what you tried, what happened, and what you want to try next.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'coaching',
    audience: 'coach',
    to: 'The coach of the team',
    trigger: 'Every so many weeks of an action period, by the programme file (the team’s timeline)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'A coaching session is due',
      body: md`
        You coach ${teamName(context)}. A session of ${minutes(context)} minutes is due in the next ${weeks(context)}.

        Please agree the time with the team’s contact.
      `,
      linkLabel: 'Go to your teams',
      linkPath: '/coach',
    }),
  },
  {
    kind: 'progress',
    to: 'The contact of the team',
    trigger: 'Every so many months, by the programme file (the team’s timeline)',
    holds: ['team name', 'name of the coach'],
    text: (context) => ({
      subject: 'How is your project going?',
      body: md`
        Please talk about how far ${teamName(context)} has come, and rate it from ${scale(context, 'lowest')} to ${scale(context, 'highest')}.

        Tell ${fact(context, 'coachName') ? md`your coach, ${fact(context, 'coachName')},` : md`your coach`} the figure at your next session.

        There is no wrong answer: it shows where support would help.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'poster',
    to: 'Every member of the team',
    trigger: 'Some days before the celebration, by the programme file (the team’s timeline)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Time to make your poster',
      body: md`
        ${celebration(context)} Please prepare the poster of ${teamName(context)}. Three things belong on it:

        - what you tried
        - what happened
        - what you learned

        What did not work is worth showing too.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'closing',
    to: 'Every member of the team',
    trigger: 'The day after the last date of the programme (the team’s timeline)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Thank you for taking part',
      body: md`
        The programme has come to its end for ${teamName(context)}. Thank you for everything that you brought to it.

        If you publish or present what you learned, please tell us where. Others would like to read it.
      `,
      linkLabel: SEE,
    }),
  },
];

function coachOf(context: MailContext): Markdown {
  const coach = fact(context, 'coachName');
  return coach
    ? md`Your coach is ${coach}, and will agree the time with you.`
    : md`Your coach will agree the time with you.`;
}

function weeks({ programme }: MailContext): string {
  const every = programme.coaching?.everyWeeks ?? 1;
  return every === 1 ? 'week' : `${inWords(every)} weeks`;
}

function minutes({ programme }: MailContext): string {
  return String(programme.coaching?.minutes ?? '');
}

function scale({ programme }: MailContext, end: 'lowest' | 'highest'): string {
  return String(programme.progress?.[end] ?? '');
}

function celebration({ programme }: MailContext): string {
  const date = programme.milestones.find(({ event }) => event === 'celebration')?.date;
  return date ? `The celebration is on ${dayOf(date)}.` : 'The celebration is near.';
}
