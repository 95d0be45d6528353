import { opensAt } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { md, plain } from './markdown.ts';
import { at, fact } from './text.ts';

/** To people who asked to be told when applications open. */
export const TO_SUBSCRIBERS: Mail[] = [
  {
    kind: 'interest-registered',
    to: 'A person who asked to be told when applications open',
    trigger: 'The form “Tell me when applications open” is sent',
    holds: [],
    text: (context) => ({
      subject: 'We will tell you when applications open',
      body: md`
        Thank you for your interest in ${plain(context.programme.name)}.

        Applications open at ${at(context, opensAt(context.programme))}. We will write to you then.

        If you did not ask for this, or change your mind, you can stop these emails by the link below.
      `,
      linkLabel: 'Stop these emails',
      linkPath: `/unsubscribe?who=${fact(context, 'unsubscribe')}`,
    }),
  },
];
