import type { Mail } from '../catalogue.ts';
import { md, plain } from '../markdown.ts';
import { teamName } from '../text.ts';
import { milestoneInvitation } from '../year-invitation.ts';
import { AT_ITS_DATE, dateText, nameOf, shortName } from './date-text.ts';

const shared = { kind: 'milestone', event: 'learning-session', trigger: AT_ITS_DATE } as const;
const ATTACHED = 'The attached calendar entry has the time.';

/** A learning session is held. */
export const LEARNING_SESSION: Mail[] = [
  {
    ...shared,
    audience: 'cohort-teams',
    to: 'Every member of the teams in the cohort',
    holds: ['team name'],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. Everybody in ${teamName(context)} is expected.`,
        after: md`${ATTACHED} If somebody cannot come, please tell us.`,
        linkLabel: 'See your application',
      }),
    invitation: milestoneInvitation,
  },
  {
    ...shared,
    audience: 'coaches',
    to: 'The coaches',
    holds: [],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. Your teams are there, and you are welcome to sit with them.`,
        after: md`${ATTACHED}`,
        linkLabel: 'Go to the academy',
      }),
    invitation: milestoneInvitation,
  },
  {
    ...shared,
    audience: 'speakers',
    to: 'The speakers',
    holds: [],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. Thank you for speaking to the teams.`,
        after: md`${ATTACHED} If you need anything on the day, please tell us.`,
        linkLabel: 'Go to the academy',
      }),
    invitation: milestoneInvitation,
  },
];
