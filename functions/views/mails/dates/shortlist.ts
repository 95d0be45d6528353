import type { Mail } from '../catalogue.ts';
import { md } from '../markdown.ts';
import { dayOf, type MailContext } from '../text.ts';
import { AT_ITS_DATE, newsText } from './date-text.ts';

const shared = { kind: 'milestone', event: 'shortlist', trigger: AT_ITS_DATE } as const;
const SUBJECT = 'The shortlist is out';

/** The shortlist is announced. To applicants, the outcome itself is the mail. */
export const SHORTLIST: Mail[] = [
  {
    ...shared,
    audience: 'panel',
    to: 'The panel',
    holds: [],
    text: (context) =>
      newsText({
        subject: SUBJECT,
        lead: md`Thank you for reading and scoring. Every team is told its outcome now.`,
        after: md`The next step is to meet the shortlisted teams. ${interviews(context)}`,
        linkLabel: 'Go to your list',
        linkPath: '/panel',
      }),
  },
  {
    ...shared,
    audience: 'delivery-team',
    to: 'The delivery team, where the programme file says so',
    holds: [],
    text: (context) =>
      newsText({
        subject: SUBJECT,
        lead: md`Every team is told its outcome now.`,
        after: md`${interviews(context)} Please agree the times with the shortlisted teams and the panel.`,
        linkLabel: 'Go to the applications',
        linkPath: '/admin',
      }),
  },
];

function interviews({ programme }: MailContext) {
  const { from, to } = programme.interviews;
  return md`Interviews are from ${dayOf(from)} to ${dayOf(to)}.`;
}
