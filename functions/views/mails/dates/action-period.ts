import type { Mail } from '../catalogue.ts';
import { md, plain } from '../markdown.ts';
import { inWords, type MailContext, teamName } from '../text.ts';
import { AT_ITS_DATE, dateText, nameOf, shortName } from './date-text.ts';

const shared = { kind: 'milestone', event: 'action-period', trigger: AT_ITS_DATE } as const;

/** An action period starts. */
export const ACTION_PERIOD: Mail[] = [
  {
    ...shared,
    audience: 'cohort-teams',
    to: 'Every member of the teams in the cohort',
    holds: ['team name'],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. It is time for ${teamName(context)} to put its ideas to the test.`,
        after: md`${coaching(context, 'Your coach agrees the times with you.')}`,
        linkLabel: 'See your application',
      }),
  },
  {
    ...shared,
    audience: 'coaches',
    to: 'The coaches',
    holds: [],
    text: (context) =>
      dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. Your teams begin to test their ideas.`,
        after: md`${coaching(context, 'Please agree the times with each team that you coach.')}`,
        linkLabel: 'Go to the academy',
      }),
  },
];

function coaching({ programme }: MailContext, who: string): string {
  if (!programme.coaching) return '';
  const { everyWeeks, minutes } = programme.coaching;
  const often = everyWeeks === 1 ? 'every week' : `every ${inWords(everyWeeks)} weeks`;
  return `Coaching is ${often}, ${minutes} minutes each time. ${who}`;
}
