import type { Address, Attachment } from 'postal-mime';
import type { KeptMail } from './mailbox.ts';

/** A file that came with a mail. */
export type AttachedFile = { name: string; type: string; content: Uint8Array };

/** A mail taken apart, all of it text that somebody else wrote. */
export type ParsedMail = {
  subject: string;
  from: string;
  to: string;
  headers: { name: string; value: string }[];
  text?: string;
  html?: string;
  files: AttachedFile[];
};

/** Takes a kept mail apart. */
export async function parseMail({ raw }: KeptMail): Promise<ParsedMail> {
  // Loaded when the first mail is opened: most runs never open one.
  const { default: PostalMime } = await import('postal-mime');
  const email = await PostalMime.parse(raw);
  const { subject = '', text, html } = email;
  return {
    subject,
    from: email.from === undefined ? '' : inWords(email.from),
    to: (email.to ?? []).map(inWords).join(', '),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    files: email.attachments.map(({ filename, mimeType, content }, index) => ({
      name: filename ?? `attachment-${index + 1}`,
      type: mimeType,
      content: bytesOf(mimeType, content),
    })),
  };
}

function inWords({ name, address, group }: Address): string {
  if (group !== undefined) return `${name}: ${group.map(inWords).join(', ')}`;
  return name === '' ? (address ?? '') : `${name} <${address}>`;
}

/** The parser hands out calendars with bare line feeds, which calendar programs need not accept. */
function bytesOf(type: string, content: Attachment['content']): Uint8Array {
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  const isCalendar = type === 'text/calendar' || type === 'application/ics';
  return isCalendar ? Buffer.from(bytes.toString().replace(/\r?\n/g, '\r\n')) : bytes;
}
