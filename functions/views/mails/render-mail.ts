import { calendarOf } from './calendar.ts';
import { mailFor } from './catalogue.ts';
import { type RenderedWords, renderWords } from './render-words.ts';
import type { MailContext } from './text.ts';

/** A mail ready for its envelope. */
export type RenderedMail = RenderedWords & {
  /** For the reader’s calendar: the part’s method and its content (RFC 5545). */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string };
};

/** Renders a mail of the ledger. `link` is where its one main link leads: a team’s own, or the site. */
export function renderMail(context: MailContext, link: string): RenderedMail {
  const invitation = mailFor(context).invitation?.(context);
  return {
    ...renderWords(context, link),
    ...(invitation ? { calendar: calendarOf(context, invitation) } : {}),
  };
}
