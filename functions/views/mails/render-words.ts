import { oneLine } from '../../domain/one-line.ts';
import { mailFor } from './catalogue.ts';
import { type Markdown, md, plain, readBoth } from './markdown.ts';
import { escapeHtml } from './quoting.ts';
import type { MailContext } from './text.ts';

/** What a mail says. Both parts are read from one source, so they say the same. */
export type RenderedWords = {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** Renders the words of a mail. `link` is where its one main link leads: a team’s own, or the site. */
export function renderWords(context: MailContext, link: string): RenderedWords {
  const mail = mailFor(context);
  const { subject, body, linkLabel, linkPath = '' } = mail.text(context);
  const above = readBoth(md`${greeting(context)}\n\n${body}`);
  const below = readBoth(footer(context));
  const address = `${link}${linkPath}`;
  return {
    subject: oneLine(subject),
    text: [
      above.text,
      ...(linkLabel ? [`${linkLabel}:\n${address}`] : []),
      ...(context.feedUrl ? [`${FEED_LABEL}:\n${context.feedUrl}`] : []),
      below.text,
      '',
    ]
      .join('\n\n')
      .replace(/\n+$/, '\n'),
    html: page(oneLine(subject), [
      above.html,
      action(linkLabel, address),
      feed(context.feedUrl),
      small(below.html),
    ]),
    headers: { ...headersOf(context), ...unsubscribing(context, link) },
  };
}

function greeting({ entry }: MailContext): Markdown {
  return md`Dear ${oneLine(entry.to.name) || 'applicant'},`;
}

/** What every mail ends with: the number to quote, and who answers questions. */
function footer({ entry, programme }: MailContext): Markdown {
  const { name, email, phone } = programme.organiser;
  const { reference } = entry.facts;
  const call = phone ? md`, or call ${plain(phone)}` : md``;
  return md`
    ${reference ? md`Your reference is ${reference}.` : md``}

    Questions? Write to the ${plain(name)} at ${plain(email)}${call}.
  `;
}

/** Mail programs offer to stop news (RFC 8058); the link of the first mail to a subscriber does the same. */
function unsubscribing({ entry }: MailContext, link: string): Record<string, string> {
  const { unsubscribe } = entry.facts;
  if (!unsubscribe) return {};
  return {
    'List-Unsubscribe': `<${link}/unsubscribe?who=${encodeURIComponent(unsubscribe)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/**
 * Replies reach people. Mails about one application refer to one name, so that mail programs show them
 * together. SES puts a Message-ID of its own over ours; other services keep it.
 */
function headersOf({ entry, programme }: MailContext): Record<string, string> {
  const { email } = programme.organiser;
  const domain = email.split('@')[1];
  const { reference = '' } = entry.facts;
  const thread = reference.toLowerCase().replace(/[^a-z0-9-]/g, '');
  return {
    'Reply-To': email,
    'Message-ID': `<${entry.id}@${domain}>`,
    ...(thread ? { References: `<${thread}.${programme.id}@${domain}>` } : {}),
  };
}

/** No colour of ours: mail programs choose one that can be read on a light and on a dark screen. */
const LINK = 'font-weight:bold;text-underline-offset:3px';

function action(label: string | undefined, address: string): string {
  if (!label) return '';
  return `<p style="margin:28px 0"><a href="${escapeHtml(address)}" style="${LINK}">${escapeHtml(label)}</a></p>`;
}

const FEED_LABEL = 'An address for your calendar program, which keeps the dates up to date';

/** Not the mail’s main link: an address to be copied into a calendar program. */
function feed(address: string | undefined): string {
  if (!address) return '';
  return `<p style="margin:0 0 20px;font-size:16px">${FEED_LABEL}:<br>${escapeHtml(address)}</p>`;
}

function small(html: string): string {
  return `<div style="font-size:16px">\n${html}\n</div>`;
}

/** One column without tables or images: it fits a phone, a large type and a dark screen. */
function page(title: string, parts: string[]): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0 auto;padding:16px;max-width:36em;font:19px/1.5 Helvetica,Arial,sans-serif;overflow-wrap:anywhere">
${parts.filter(Boolean).join('\n')}
</body>
</html>
`;
}
