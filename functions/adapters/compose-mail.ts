import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { oneLine } from '../domain/one-line.ts';

/** What a mail is composed of. */
export type Letter = {
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** For the reader's calendar: a part beside the texts, and the same as a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string };
  /** Further headers by name. */
  headers?: Record<string, string>;
};

/** The mail as it travels (RFC 5322), from `from`. */
export function composeMail(from: string, letter: Letter): Promise<Buffer> {
  const { to, subject, text, html, calendar, headers } = letter;
  const mail = new MailComposer({
    from,
    to: { name: displayName(to.name), address: to.email },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    // Files are named by us alone, and nothing is ever fetched from a disk or an address.
    ...(calendar ? { icalEvent: { ...calendar, filename: 'invite.ics' } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** No name is longer in the academy; one without spaces is not folded, and a line of a header has its limit. */
function displayName(name: string): string {
  return Array.from(oneLine(name)).slice(0, 100).join('');
}
