import { parseWaiting } from '../../domain/digest.ts';
import { bullets, type Markdown, md } from './markdown.ts';
import { at, fact, type MailContext, type MailText } from './text.ts';

/** What waits for the reader, oldest first; by reference only, since subjects and lists travel. */
export function digest(context: MailContext): MailText {
  const waiting = parseWaiting(fact(context, 'waiting'));
  const panel = fact(context, 'audience') === 'panel';
  return {
    subject:
      waiting.length === 1 ? 'One thing waits for you' : `${waiting.length} things wait for you`,
    body: md`
      ${waiting.length === 1 ? 'This waits for you:' : 'These wait for you, the oldest first:'}

      ${bullets(waiting.map((each) => line(context, each)))}

      You get this list once a week, and only while something waits.
    `,
    linkLabel: panel ? 'Go to your list' : 'Go to the applications',
    linkPath: panel ? '/panel' : '/admin',
  };
}

const WORDS: Record<ReturnType<typeof parseWaiting>[number]['what'], string> = {
  scores: 'your scores of',
  release: 'the release of the shortlist',
  interview: 'the outcome of the interview of',
  acceptance: 'an offer to',
  reserve: 'closing the reserve list for',
  'mail-failed': 'an email that could not be delivered to',
};

function line(
  context: MailContext,
  { what, since, reference }: ReturnType<typeof parseWaiting>[number],
): Markdown {
  const of = reference ? md` ${reference}` : md``;
  return md`${WORDS[what]}${of}, since ${at(context, since)}`;
}
