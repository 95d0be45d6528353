import { shortlistAt } from '../../../domain/timetable.ts';
import type { Mail } from '../catalogue.ts';
import { md } from '../markdown.ts';
import { at, type MailContext, teamName } from '../text.ts';
import { AT_ITS_DATE, newsText, whatIsSaid, whenIs } from './date-text.ts';

const shared = { kind: 'milestone', event: 'applications-close', trigger: AT_ITS_DATE } as const;
const SUBJECT = 'Applications have closed';

/** Applications close. */
export const APPLICATIONS_CLOSE: Mail[] = [
  {
    ...shared,
    audience: 'applicants',
    to: 'The contact of each team that has sent its application',
    holds: ['team name'],
    text: (context) =>
      newsText({
        subject: SUBJECT,
        lead: md`Applications closed at ${whenIs(context)}. The application of ${teamName(context)} is with us, and can no longer be changed.`,
        after: md`${whatIsSaid(context)}\n\nYou will hear from us at ${outcomes(context)}. Until then there is nothing you need to do.`,
        linkLabel: 'See your application',
      }),
  },
  {
    ...shared,
    audience: 'drafts',
    to: 'Every member of a draft that was not sent, where the programme file says so',
    holds: ['team name'],
    text: (context) =>
      newsText({
        subject: SUBJECT,
        lead: md`Applications closed at ${whenIs(context)}. The application of ${teamName(context)} was not sent by then, so we cannot consider it.`,
        after: md`If something kept your team from sending it, please write to us as soon as you can.`,
        linkLabel: 'See your draft',
      }),
  },
  {
    ...shared,
    audience: 'delivery-team',
    to: 'The delivery team',
    holds: [],
    text: (context) =>
      newsText({
        subject: SUBJECT,
        lead: md`Applications closed at ${whenIs(context)}. The panel can now read and score them.`,
        after: md`Teams are to hear their outcome at ${outcomes(context)}. They hear it only once you have confirmed the release.`,
        linkLabel: 'Go to the applications',
        linkPath: '/admin',
      }),
  },
  {
    ...shared,
    audience: 'panel',
    to: 'The panel, where the programme file says so',
    holds: [],
    text: (context) =>
      newsText({
        subject: 'You can now read the applications',
        lead: md`Applications closed at ${whenIs(context)}. They are on your list, ready to be read and scored.`,
        after: md`Please say first where you know a team. The outcomes are due at ${outcomes(context)}.`,
        linkLabel: 'Go to your list',
        linkPath: '/panel',
      }),
  },
];

function outcomes(context: MailContext): string {
  return at(context, shortlistAt(context.programme));
}
