import { parseWaiting } from '../../domain/digest.ts';
import type { Task } from '../../domain/queue.ts';
import { TASK_WORDS } from '../admin/task-words.ts';
import { bullets, type Markdown, md, plain } from './markdown.ts';
import { at, fact, factTime, type MailContext, type MailText } from './text.ts';

/** What waits for the reader, oldest first: how many and by when, never of whom. */
export function digest(context: MailContext): MailText {
  const waiting = parseWaiting(fact(context, 'waiting'));
  const panel = fact(context, 'audience') === 'panel';
  return {
    subject:
      waiting.length === 1 ? 'One thing waits for you' : `${waiting.length} things wait for you`,
    body: md`
      ${waiting.length === 1 ? 'This waited for you' : 'These waited for you'} at ${factTime(context, 'at')}${waiting.length === 1 ? '' : ', the oldest first'}:

      ${bullets(waiting.map((each) => line(context, each)))}

      You get this list once a week, and only while something waits.
    `,
    linkLabel: panel ? 'Go to your list' : 'Go to what needs you',
    linkPath: panel ? '/panel' : '/admin',
  };
}

function line(context: MailContext, { kind, count, due }: Task): Markdown {
  const words = plain(TASK_WORDS[kind](count));
  const now = fact(context, 'at');
  // What could not be delivered has no date: it waits from the moment it came back.
  if (due === now) return words;
  return md`${words}, by ${at(context, due)}${due < now ? ', overdue' : ''}`;
}
