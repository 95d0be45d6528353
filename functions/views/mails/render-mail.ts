import type { MailKind } from '../../domain/mail-kinds.ts';
import type { MailContext, MailText } from './text.ts';
import { oneLine } from './text.ts';
import { TO_COHORT } from './to-cohort.ts';
import { TO_PEOPLE } from './to-people.ts';
import { TO_TEAMS } from './to-teams.ts';

/** A mail ready for its envelope. The HTML says exactly what the text says. */
export type RenderedMail = { subject: string; text: string; html: string };

/** The text of each kind of mail. */
export const TEXTS = { ...TO_TEAMS, ...TO_COHORT, ...TO_PEOPLE } as Record<
  MailKind,
  (context: MailContext) => MailText
>;

/** Renders a mail of the ledger. `link` is where its one main link leads. */
export function renderMail(context: MailContext, link: string): RenderedMail {
  const { entry, programme } = context;
  const { subject, body, linkLabel, linkPath = '' } = TEXTS[entry.kind](context);
  const address = `${link}${linkPath}`;
  const greeting = `Dear ${oneLine(entry.to.name) || 'applicant'},`;
  const { name, email, phone } = programme.organiser;
  const contact = `Questions? Write to the ${name}: ${email}${phone ? `, or call ${phone}` : ''}.`;
  const paragraphs = [greeting, ...body];
  return {
    subject: oneLine(subject),
    text: [...paragraphs, ...(linkLabel ? [`${linkLabel}: ${address}`] : []), contact]
      .join('\n\n')
      .concat('\n'),
    html: htmlOf(paragraphs, linkLabel, address, contact),
  };
}

function htmlOf(
  paragraphs: string[],
  linkLabel: string | undefined,
  link: string,
  contact: string,
): string {
  const p = (inner: string) => `<p style="margin:0 0 16px">${inner}</p>`;
  const main = paragraphs.map((text) => p(escapeHtml(text)));
  const action = linkLabel ? [p(`<a href="${escapeHtml(link)}">${escapeHtml(linkLabel)}</a>`)] : [];
  const inner = [...main, ...action, p(`<small>${escapeHtml(contact)}</small>`)].join('\n');
  return `<!doctype html><html lang="en-GB"><body style="font:16px/1.5 Arial,sans-serif;color:#0b0c0c;max-width:600px">\n${inner}\n</body></html>\n`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
