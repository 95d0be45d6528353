import { closesAt } from '../../../domain/timetable.ts';
import type { Mail } from '../catalogue.ts';
import { md, plain } from '../markdown.ts';
import { at } from '../text.ts';
import { AT_ITS_DATE, newsText, whatIsSaid } from './date-text.ts';

const shared = { kind: 'milestone', event: 'applications-open', trigger: AT_ITS_DATE } as const;

/** Applications open. */
export const APPLICATIONS_OPEN: Mail[] = [
  {
    ...shared,
    audience: 'subscribers',
    to: 'Subscribers',
    holds: [],
    text: (context) =>
      newsText({
        subject: 'Applications are open',
        lead: md`You asked us to tell you: teams can now apply to ${plain(context.programme.name)}.`,
        after: md`${whatIsSaid(context)}\n\nPlease send your application by ${at(context, closesAt(context.programme))}.`,
        linkLabel: 'Read about it and start',
      }),
  },
  {
    ...shared,
    audience: 'delivery-team',
    to: 'The delivery team',
    holds: [],
    text: (context) =>
      newsText({
        subject: 'Applications are open',
        lead: md`Teams can now apply. Subscribers are told at the same time.`,
        after: md`Applications close at ${at(context, closesAt(context.programme))}. You can see drafts and applications as they come in.`,
        linkLabel: 'Go to the applications',
        linkPath: '/admin',
      }),
  },
];
