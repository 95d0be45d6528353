import { html } from 'hono/html';
import type { MailGroup } from '../../domain/mail-troubles.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { hidden } from '../fields.ts';
import { type Html, layout } from '../layout.ts';
import { mailName } from '../mail-names.ts';
import { counted } from '../words.ts';
import { operatorNavigation } from './navigation.ts';

/** What operators see of mail: kinds and counts, never an address or a text. */
export type OperatorMailView = {
  programme: Programme;
  now: string;
  waiting: MailGroup[];
  /** Given up after the last attempt. */
  failed: MailGroup[];
  /** Accepted by SES, but not read: for the delivery team. */
  undelivered: number;
  /** Whether whoever looks is of the delivery team as well. */
  isAdmin: boolean;
  requestId: string;
};

/** Mails that wait and mails that were given up, by kind. */
export function operatorMailPage(view: OperatorMailView): string {
  const { programme, failed, waiting, undelivered } = view;
  return layout({
    title: 'Mail',
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation('/operator/mail'),
    content: html`<h1>Mail</h1>
${failed.length > 0 ? failedList(view) : insetText({ text: 'No mail was given up.' })}
<h2>Waiting to go out</h2>
${waiting.length > 0 ? waitingList(view) : html`<p>Nothing waits.</p>`}
${undelivered > 0 ? html`<p>${counted(undelivered, 'mail', 'mails')} did not reach ${undelivered === 1 ? 'its reader' : 'their readers'}. The delivery team sees them in its outbox.</p>` : ''}
<p>Addresses and texts are in the ${view.isAdmin ? html`<a class="govuk-link" href="/admin/outbox">outbox of the delivery team</a>` : 'outbox of the delivery team, for those who belong to it'}.</p>`,
  });
}

function failedList(view: OperatorMailView): Html {
  const { failed, requestId } = view;
  const all = failed.reduce((sum, { count }) => sum + count, 0);
  return html`<h2>${counted(all, 'mail was', 'mails were')} given up</h2>
${stackedTable({
  caption: 'Mails that could not be sent, by kind',
  head: [...HEAD, { text: 'Why' }],
  firstCellIsHeader: true,
  rows: failed.map((group) => [...cellsOf(view, group), { text: whyOf(group) }]),
})}
<p>Runbook: <em>A mail failed</em>. Put the cause right first. Mails that are no longer true are not sent again.</p>
<form method="post" action="/operator/mail/try-again">${hidden('requestId', requestId)}${button({ text: 'Try all of them again', preventDoubleClick: true })}</form>`;
}

function waitingList(view: OperatorMailView): Html {
  return html`${stackedTable({
    caption: 'Mails that wait, by kind',
    head: [...HEAD, { text: 'How they stand' }],
    firstCellIsHeader: true,
    rows: view.waiting.map((group) => [...cellsOf(view, group), { text: standsHow(view, group) }]),
  })}
<p>At most a hundred are looked at. Mails of a date that is being told to everybody are not among them.</p>`;
}

const HEAD = [
  { text: 'Kind' },
  { text: 'Mails', format: 'numeric' as const },
  { text: 'Due since' },
  { text: 'Attempts', format: 'numeric' as const },
];

function cellsOf({ programme }: OperatorMailView, { kind, count, oldest, attempts }: MailGroup) {
  return [
    { text: mailName(kind) },
    { text: String(count), format: 'numeric' as const },
    { text: spoken(oldest, programme.timeZone) },
    { text: String(attempts), format: 'numeric' as const },
  ];
}

function standsHow({ now }: OperatorMailView, { oldest, errors }: MailGroup): string {
  if (errors.length > 0) return `Tried again later: ${whyOf({ errors })}`;
  return oldest > now ? 'Held until its time' : 'Goes out as fast as SES allows';
}

/** Why SES does not take a mail, by the name of its error. */
const WHY: [name: RegExp, words: string][] = [
  [
    /^MessageRejected$/,
    'SES refused them: an address, or an account that is still in its sandbox.',
  ],
  [/^MailFromDomainNotVerified/, 'The records of the sender’s domain are not in order.'],
  [
    /^AccountSendingPaused/,
    'SES has stopped the account: look for its case in the support centre.',
  ],
  [/^ConfigurationSet/, 'The configuration set of SES is missing: deploy again.'],
  [/Throttling|TooMany|Limit/, 'SES took no more at that time.'],
  [/Timeout|Network|ECONN|Unknown/i, 'SES gave no answer.'],
];

function whyOf({ errors }: Pick<MailGroup, 'errors'>): string {
  const words = errors.map((error) => WHY.find(([name]) => name.test(error))?.[1] ?? OTHER);
  return [...new Set(words)].join(' ');
}

const OTHER = 'For a reason that only the log of DeliverMail tells.';
