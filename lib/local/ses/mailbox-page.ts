import type { KeptMail, Mailbox } from './mailbox.ts';
import { type Html, listPage, MAILBOX_PATH, mailPage, missingPage } from './mailbox-html.ts';
import { MAILBOX_STYLE } from './mailbox-style.ts';
import { type AttachedFile, parseMail } from './parsed-mail.ts';
import { subjectOf } from './subject.ts';

/** An answer ready for HTTP. */
export type PageAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
};

/** Answers a request for a page of the mailbox; undefined where the path is none of its own. */
export type MailboxRoutes = (
  method: string,
  path: string,
  query: URLSearchParams,
) => Promise<PageAnswer | undefined>;

const MAILS_PER_PAGE = 50;

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The frame that shows a mail's HTML is held to the page's policy as well: here its styles apply,
 * but it loads nothing from anywhere, so no picture can tell that a mail was opened.
 */
const POLICY_WITH_FRAME = `${POLICY.replace("'self';", "'self' 'unsafe-inline';")}; img-src data:`;

/** The mailbox as pages: list, mail, raw message, attachment, stylesheet, and the list as JSON. */
export function mailboxRoutes({ mailbox }: { mailbox: Mailbox }): MailboxRoutes {
  return async (method, path, query) => {
    const answer = await find(mailbox, path, query);
    if (answer === undefined || method === 'GET' || method === 'HEAD') return answer;
    return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };
  };
}

async function find(
  mailbox: Mailbox,
  path: string,
  query: URLSearchParams,
): Promise<PageAnswer | undefined> {
  if (path === MAILBOX_PATH) return page(200, showList(mailbox, query));
  if (path === `${MAILBOX_PATH}.json`) return json(listAsData(mailbox, query));
  if (path === `${MAILBOX_PATH}.css`) return styles();
  if (!path.startsWith(`${MAILBOX_PATH}/`)) return undefined;
  const [name = '', part, number, ...rest] = path.slice(MAILBOX_PATH.length + 1).split('/');
  if (rest.length > 0) return page(404, missingPage());
  const raw = part === undefined && name.endsWith('.eml');
  const mail = mailbox.get(decode(raw ? name.slice(0, -'.eml'.length) : name));
  if (mail === undefined) return page(404, missingPage());
  if (raw)
    return download({ name: `${mail.messageId}.eml`, type: 'message/rfc822', content: mail.raw });
  if (part === undefined) {
    return page(200, mailPage(mail, await parseMail(mail)), POLICY_WITH_FRAME);
  }
  const file = part === 'attachments' ? await attachment(mail, Number(number)) : undefined;
  return file === undefined ? page(404, missingPage()) : download(file);
}

function showList(mailbox: Mailbox, query: URLSearchParams): Html {
  // One more than fits tells whether there is an older page.
  const found = mailbox.list({ ...selection(query), limit: MAILS_PER_PAGE + 1 });
  const mails = found.slice(0, MAILS_PER_PAGE);
  const older = found.length > MAILS_PER_PAGE ? mails.at(-1)?.messageId : undefined;
  const view = { mails, count: mailbox.count(), to: query.get('to')?.trim() ?? '' };
  return listPage(older === undefined ? view : { ...view, older });
}

function listAsData(mailbox: Mailbox, query: URLSearchParams): object[] {
  const limit = Number(query.get('limit') ?? Number.MAX_SAFE_INTEGER);
  const mails = mailbox.list({
    ...selection(query),
    limit: Number.isSafeInteger(limit) ? limit : 0,
  });
  return mails.map(({ messageId, sentAt, destinations, tags, raw }) => {
    return { messageId, sentAt, destinations, subject: subjectOf(raw), tags };
  });
}

function selection(query: URLSearchParams): { to: string; after?: string } {
  const after = query.get('after');
  return { to: query.get('to')?.trim() ?? '', ...(after !== null && { after }) };
}

async function attachment(mail: KeptMail, number: number): Promise<AttachedFile | undefined> {
  return (await parseMail(mail)).files[number - 1];
}

async function page(status: number, content: Html, policy = POLICY): Promise<PageAnswer> {
  const headers = { ...headersFor('text/html; charset=utf-8'), 'content-security-policy': policy };
  return { status, headers, body: String(await content) };
}

function json(value: object): PageAnswer {
  return { status: 200, headers: headersFor('application/json'), body: JSON.stringify(value) };
}

function styles(): PageAnswer {
  return { status: 200, headers: headersFor('text/css; charset=utf-8'), body: MAILBOX_STYLE };
}

/** Saved and never shown: a browser must not open somebody else's HTML as a page of the academy. */
function download({ name, type, content }: AttachedFile): PageAnswer {
  const safeType = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
  const disposition = `attachment; filename*=UTF-8''${encodeRfc5987(name)}`;
  const headers = { ...headersFor(safeType), 'content-disposition': disposition };
  return { status: 200, headers, body: content };
}

function headersFor(type: string): Record<string, string> {
  const caching = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { 'content-type': type, 'x-content-type-options': 'nosniff', ...caching };
}

function encodeRfc5987(name: string): string {
  const wellFormed = name.toWellFormed();
  return encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // No mail has this name.
    return '';
  }
}
