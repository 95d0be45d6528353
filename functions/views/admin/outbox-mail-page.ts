import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { LedgerEntry } from '../../domain/mails.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { hidden, textarea } from '../fields.ts';
import { facts, type Html, layout, paragraphs } from '../layout.ts';
import { standingOf } from '../mail-words.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { adminNavigation } from './navigation.ts';

/** What the page of one mail shows. */
export type OutboxMailView = {
  programme: Programme;
  entry: LedgerEntry;
  /** The address of this page. */
  href: string;
  /** The mail as its recipient gets it; the link in it is only made when it goes out. */
  rendered: { subject: string; text: string };
  blocked: boolean;
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** One mail as its reader gets it, how it stands, and what can be done with it. */
export function outboxMailPage(view: OutboxMailView): string {
  const { programme, entry, rendered, problems } = view;
  const { is, todo } = standingOf(entry);
  return layout({
    title: titleWith(problems, rendered.subject),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/outbox'),
    back: { href: '/admin/outbox', text: 'Back to the outbox' },
    content: html`${errorSummary(problems)}<h1>${rendered.subject}</h1>
${facts([
  ['To', `${entry.to.name} <${entry.to.email}>`],
  ['How it stands', is],
  ...(todo ? ([['What to do', todo]] as [string, string][]) : []),
  ...times(view),
])}
<h2>What it says</h2>
${entry.link && entry.status === 'due' ? insetText({ text: 'The link in it is made when it goes out, for its reader alone.' }) : ''}
${paragraphs(rendered.text)}
${actions(view)}`,
  });
}

function times({ programme: { timeZone }, entry }: OutboxMailView): [string, string][] {
  const { status, sendAt, sentAt, delivery, stopped } = entry;
  return [
    ...(status === 'due' ? ([['Goes out', spoken(sendAt, timeZone)]] as [string, string][]) : []),
    ...(sentAt ? ([['Sent', spoken(sentAt, timeZone)]] as [string, string][]) : []),
    ...(delivery ? ([['Last heard', spoken(delivery.at, timeZone)]] as [string, string][]) : []),
    ...(stopped
      ? ([['Stopped by', `${stopped.by}, ${spoken(stopped.at, timeZone)}: ${stopped.reason}`]] as [
          string,
          string,
        ][])
      : []),
  ];
}

function actions(view: OutboxMailView): Html | string {
  const { entry, blocked } = view;
  const { status, delivery } = entry;
  const reached = status === 'sent' && (delivery?.state ?? 'sent') in REACHED;
  return html`${status === 'due' ? html`${form(view, 'send-now', 'Send it now')}${reasonForm(view, 'stop', 'Stop this mail', 'Why it is not to be sent')}` : ''}
${status === 'failed' ? form(view, 'try-again', 'Try again') : ''}
${blocked ? reasonForm(view, 'unblock', 'Lift the block of this address', 'Why mail to it works again') : ''}
${status === 'failed' || status === 'suppressed' || (status === 'sent' && !reached) ? form(view, 'seen', 'I have dealt with it', true) : ''}`;
}

/** States in which there is nothing for anybody to do. */
const REACHED = { sent: true, delayed: true, delivered: true };

function form(
  { href, requestId }: OutboxMailView,
  what: string,
  text: string,
  second = false,
): Html {
  const classes = second ? { classes: 'govuk-button--secondary' } : {};
  return html`<form method="post" action="${href}/${what}">${hidden('requestId', requestId)}${button({ text, preventDoubleClick: true, ...classes })}</form>`;
}

function reasonForm(view: OutboxMailView, what: string, text: string, label: string): Html {
  const { href, problems, typed, requestId } = view;
  const value = String(typed['reason'] ?? '');
  return html`<form method="post" action="${href}/${what}" novalidate>${hidden('requestId', requestId)}
${textarea({ name: 'reason', label, value, problems, rows: 2 })}
${button({ text, preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form>`;
}
