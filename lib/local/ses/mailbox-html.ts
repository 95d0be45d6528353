import { html } from 'hono/html';
import type { KeptMail } from './mailbox.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { subjectOf } from './subject.ts';

/** HTML that hono has escaped. */
export type Html = ReturnType<typeof html>;

/** Where the mailbox lives; every link below starts with it. */
export const MAILBOX_PATH = '/_local/mail';

/** A page of the list. */
export type ListView = { mails: KeptMail[]; count: number; to: string; older?: string };

const WHEN = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  ...{ timeZone: 'Europe/London', timeZoneName: 'short' },
});

/** The list of mails, newest first. */
export function listPage({ mails, count, to, older }: ListView): Html {
  const next =
    older && `${MAILBOX_PATH}?${new URLSearchParams({ ...(to && { to }), after: older })}`;
  return layout(
    'Mailbox',
    html`<h1>Mailbox <span class="quiet">${count} sent</span></h1>
      <form method="get" action="${MAILBOX_PATH}">
        <label>Mails to <input type="search" name="to" value="${to}" /></label>
        <button>Show</button>
      </form>
      ${mails.length === 0 ? html`<p>${nothing(to)}</p>` : html`<ol class="mails">${mails.map(listEntry)}</ol>`}
      <nav>
        <a href="${MAILBOX_PATH}">Newest mails</a>
        ${next ? html`<a href="${next}" rel="next">Older mails</a>` : ''}
      </nav>`,
  );
}

/** One mail: what its reader sees, and what travelled with it. */
export function mailPage(mail: KeptMail, parsed: ParsedMail): Html {
  const { subject, text, html: rich, files, headers } = parsed;
  const here = pathOf(mail);
  return layout(
    subject,
    html`<nav><a href="${MAILBOX_PATH}">All mails</a><a href="${here}.eml">Raw message</a></nav>
      <h1>${subject || 'No subject'}</h1>
      ${facts([...envelope(mail, parsed), ...Object.entries(mail.tags)])}
      ${rich === undefined ? '' : section('HTML', frame(rich))}
      ${text === undefined ? '' : section('Text', html`<pre>${withLinks(text)}</pre>`)}
      ${files.length === 0 ? '' : section('Attachments', html`<ul class="files">${fileEntries(here, parsed)}</ul>`)}
      <details>
        <summary>Headers</summary>
        ${facts(headers.map(({ name, value }) => [name, value]))}
      </details>`,
  );
}

/** What is shown where a mail or attachment does not exist. */
export function missingPage(): Html {
  return layout(
    'No such mail',
    html`<h1>There is no such mail</h1><p><a href="${MAILBOX_PATH}">See all mails</a></p>`,
  );
}

function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="${MAILBOX_PATH}.css" />
  </head>
  <body><main>${content}</main></body>
</html>`;
}

function listEntry(mail: KeptMail): Html {
  const { destinations, raw, sentAt, tags } = mail;
  const kind = tags['kind'];
  return html`<li>
    <a class="subject" href="${pathOf(mail)}">${subjectOf(raw) || 'No subject'}</a>
    <span class="to">${destinations.join(', ')}</span>
    <time datetime="${sentAt}">${WHEN.format(new Date(sentAt))}</time>
    ${kind === undefined ? '' : html`<span class="chip">${kind}</span>`}
  </li>`;
}

function envelope(mail: KeptMail, parsed: ParsedMail): [string, string][] {
  const { sentAt, destinations, suppressed = [] } = mail;
  const delivered = destinations.filter((address) => !suppressed.includes(address));
  const lines: [string, string][] = [
    ['From', parsed.from],
    ['To', parsed.to],
    ['Sent', WHEN.format(new Date(sentAt))],
    ['Delivered to', delivered.join(', ')],
    ['On the suppression list', suppressed.join(', ')],
  ];
  return lines.filter(([, value]) => value !== '');
}

function nothing(to: string): string {
  return to === '' ? 'No mail has been sent yet.' : `No mail has been sent to ${to}.`;
}

function facts(entries: [string, string][]): Html {
  return html`<dl>${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function section(title: string, content: Html): Html {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

/**
 * Somebody else's HTML stays in a frame of its own: no scripts, no forms, no way to this page.
 * Links may open a new tab, because following them is what mails are for.
 */
function frame(rich: string): Html {
  const document = `<base target="_blank">${rich}`;
  return html`<iframe title="The mail as its reader sees it" srcdoc="${document}"
    sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`;
}

function withLinks(text: string): (Html | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : part,
    );
}

function fileEntries(here: string, { files }: ParsedMail): Html[] {
  return files.map(
    ({ name, type, content }, index) => html`<li>
      <a href="${here}/attachments/${index + 1}">${name}</a>
      <span class="quiet">${type}, ${content.byteLength} bytes</span>
    </li>`,
  );
}

function pathOf({ messageId }: KeptMail): string {
  return `${MAILBOX_PATH}/${encodeURIComponent(messageId)}`;
}
