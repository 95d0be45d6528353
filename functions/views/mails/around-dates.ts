import type { Mail } from './catalogue.ts';
import { ACTION_PERIOD } from './dates/action-period.ts';
import { APPLICATIONS_CLOSE } from './dates/applications-close.ts';
import { APPLICATIONS_OPEN } from './dates/applications-open.ts';
import { CELEBRATION } from './dates/celebration.ts';
import {
  AT_ITS_DATE,
  dateText,
  linkFor,
  nameOf,
  shortName,
  whatIsSaid,
  whenAndWhat,
  whenIs,
} from './dates/date-text.ts';
import { LEARNING_SESSION } from './dates/learning-session.ts';
import { SHORTLIST } from './dates/shortlist.ts';
import { md, plain } from './markdown.ts';
import { fact, factTime, short } from './text.ts';
import { milestoneInvitation } from './year-invitation.ts';

/** Milestones as they arrive, reminders before them, and corrections when they move. */
export const AROUND_DATES: Mail[] = [
  ...APPLICATIONS_OPEN,
  ...APPLICATIONS_CLOSE,
  ...SHORTLIST,
  ...ACTION_PERIOD,
  ...LEARNING_SESSION,
  ...CELEBRATION,
  {
    kind: 'milestone',
    audience: 'delivery-team',
    to: 'The delivery team, of any other milestone',
    trigger: AT_ITS_DATE,
    holds: [],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}.`,
        linkLabel: 'Go to the applications',
        linkPath: '/admin',
      }),
  },
  {
    kind: 'milestone',
    to: 'Any other audience that the programme file names',
    trigger: AT_ITS_DATE,
    holds: [],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}.`,
        linkLabel: linkFor(context),
      }),
    invitation: milestoneInvitation,
  },
  {
    kind: 'reminder',
    to: 'The audience that the programme file names',
    trigger: 'So many days before a milestone, by the programme file (the programme’s timeline)',
    holds: [],
    text: (context) => ({
      subject: short(`Coming up: ${shortName(context)}`),
      body: md`${plain(nameOf(context))} is near.\n\n${whenAndWhat(context)}`,
      linkLabel: linkFor(context),
    }),
    invitation: milestoneInvitation,
  },
  {
    kind: 'date-changed',
    to: 'Everybody who has been told the date, or has it in a calendar',
    trigger: 'A date of the programme file moves (reconcile)',
    holds: [],
    text: (context) => ({
      subject: short(`New date: ${shortName(context)}`),
      body: md`
        A date of the programme has changed. Please use the new one.

        ${plain(nameOf(context))}: ${whenIs(context)}.

        ${fact(context, 'was') ? md`Before, it was to be at ${factTime(context, 'was')}.` : md``}

        ${whatIsSaid(context)}
      `,
      linkLabel: linkFor(context),
    }),
    invitation: milestoneInvitation,
  },
];
