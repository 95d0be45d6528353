import { domainToASCII } from 'node:url';
import ICAL from 'ical.js';
import { type AddressObject, simpleParser } from 'mailparser';
import MarkdownIt from 'markdown-it';
import { elementsOf } from '../../views/fixtures/mail-html.ts';

/** What a mail program makes of a mail: everything but its words. Two mails of one kind must agree in it. */
export type Reading = {
  headers: string[];
  recipients: string[];
  subject: string;
  /** Reply-To, Message-ID, References and Auto-Submitted, as they are. */
  fixed: string;
  /** Of the raw header block: control characters that are no line ends of it, and lines over 998. */
  brokenHeader: boolean;
  parts: string[];
  lines: number;
  marks: string[];
  unseen: string[];
  elements: string[];
  /** What mail programs would make a link of. */
  links: string[];
  calendar: string[];
};

/** Finds links as mail programs do, also those without a scheme, and more eagerly than most. */
const finder = new MarkdownIt({ linkify: true }).linkify.tlds(
  ['example', 'museum', 'テスト', 'zip'],
  true,
);

/** Reads a mail back as it travels. */
export async function read(raw: Buffer): Promise<Reading> {
  const mail = await simpleParser(raw);
  const text = mail.text ?? '';
  const html = typeof mail.html === 'string' ? mail.html : '';
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const recipients = [mail.to, mail.cc, mail.bcc].flatMap(
    (each) => (each ?? []) as AddressObject[],
  );
  return {
    headers: [...mail.headers.keys()],
    recipients: recipients.flatMap(({ value }) =>
      value.map(({ address = '' }) => inAscii(address)),
    ),
    subject: mail.subject ?? '',
    fixed: JSON.stringify([
      mail.replyTo?.value,
      mail.messageId,
      mail.references,
      mail.headers.get('auto-submitted'),
    ]),
    brokenHeader:
      /[^\t\r\n\x20-\x7e]|\r(?!\n)|(?<!\r)\n/.test(head) ||
      head.split('\r\n').some((line) => line.length > 998),
    parts: mail.attachments.map(({ contentType, filename }) => `${contentType} ${filename}`),
    lines: text.split(/[\n\r\u0085\u2028\u2029]/u).length,
    marks: text.match(/^(> ?|- |\d+\. |#+ |\* |=+$|-+$)/gm) ?? [],
    unseen: text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}]/gu) ?? [],
    elements: elementsOf(html).map(({ tagName, attrs }) => `${tagName} ${JSON.stringify(attrs)}`),
    links: (finder.match(text) ?? []).map(({ url }) => url),
    calendar: calendarOf(
      mail.attachments.find(({ contentType }) => contentType === 'text/calendar')?.content,
    ),
  };
}

/** The reader shows a domain in its own letters; it travels in ASCII. */
function inAscii(address: string): string {
  const [local = '', domain = ''] = address.split(/@(?=[^@]*$)/);
  return `${local}@${domainToASCII(domain)}`;
}

/** The names of all properties, and the values of those that make somebody or something of an entry. */
function calendarOf(content: Buffer | undefined): string[] {
  if (!content) return [];
  const calendar = new ICAL.Component(ICAL.parse(content.toString()));
  const components = [calendar, ...calendar.getAllSubcomponents()];
  return components.flatMap((component) =>
    component.getAllProperties().map((property) => {
      const isWords = ['summary', 'location', 'description'].includes(property.name);
      return isWords ? property.name : `${property.name} ${property.getValues().join()}`;
    }),
  );
}
