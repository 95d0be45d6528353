import { bullets, type Markdown, md } from './markdown.ts';
import { fact, factTime, lines, type MailContext, type MailText, teamName } from './text.ts';

/** That the time comes as a file, too. */
export const CALENDAR = md`The attached calendar entry has the time.`;

/** The same to the team and to the panel: when it is now, and when it was to be. */
export function changed(
  context: MailContext,
  link: Pick<MailText, 'linkLabel' | 'linkPath'>,
): MailText {
  return {
    subject: 'The time of the interview has changed',
    body: md`
      The interview of ${teamName(context)} is now at ${factTime(context, 'start')}.

      ${fact(context, 'was') ? md`It was to be at ${factTime(context, 'was')}.` : md``}

      ${place(context)}

      ${reason(context)}

      The attached entry moves it in your calendar.
    `,
    ...link,
  };
}

/** Where it is, where somebody has said. */
export function place(context: MailContext): Markdown {
  return fact(context, 'place') ? md`Where: ${fact(context, 'place')}` : md``;
}

/** Why, in the words of staff. */
export function reason(context: MailContext): Markdown {
  return fact(context, 'reason') ? md`The reason: ${fact(context, 'reason')}` : md``;
}

/** What every team is asked, in the same words to it and to its panel. */
export function questions(context: MailContext): Markdown {
  return bullets(lines(context, 'questions').map((question) => md`${question}`));
}
