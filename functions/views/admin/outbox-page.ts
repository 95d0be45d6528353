import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import type { MailStanding } from '../mail-words.ts';
import { counted } from '../words.ts';
import { adminNavigation } from './navigation.ts';

/** A mail in a list of the outbox. */
export type OutboxRow = {
  /** Its page. */
  href: string;
  subject: string;
  to: string;
  /** When it goes out, or when it became what it is (ISO). */
  at: string;
  standing: MailStanding;
};

/** How far a date's mails are. */
export type FanOutRow = {
  name: string;
  claimedAt: string;
  recorded: number;
  sent: number;
  /** Neither sent nor on their way any more. */
  ended: number;
};

/** What the outbox shows. */
export type OutboxView = {
  programme: Programme;
  waiting: OutboxRow[];
  attention: OutboxRow[];
  fanOuts: FanOutRow[];
};

/** The mails that wait, that are on their way, and that somebody has to look at. */
export function outboxPage(view: OutboxView): string {
  const { programme, waiting, attention, fanOuts } = view;
  return layout({
    title: 'Outbox',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/outbox'),
    content: html`<h1>Outbox</h1>
${attention.length > 0 ? attentionList(view) : insetText({ text: 'No mail needs you: everything that was sent has arrived, as far as is known.' })}
<h2>Waiting to go out</h2>
${waiting.length > 0 ? waitingList(view) : html`<p>Nothing waits.</p>`}
${fanOuts.length > 0 ? fanOutList(view) : ''}`,
  });
}

function attentionList({ attention }: OutboxView): Html {
  return html`<h2>${counted(attention.length, 'mail needs', 'mails need')} you</h2>
${scrollingTable({
  caption: 'Mails that did not reach their reader',
  head: ['Mail', 'To', 'How it stands', 'What to do'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: attention.map(({ href, subject, to, standing }) => [
    { html: html`<a class="govuk-link" href="${href}">${subject}</a>` },
    { text: to },
    { html: tag({ text: standing.is, classes: 'govuk-tag--red' }) },
    { text: standing.todo ?? '' },
  ]),
})}`;
}

function waitingList({ programme, waiting }: OutboxView): Html {
  return scrollingTable({
    caption: 'Mails that wait, the next one first',
    head: ['Mail', 'To', 'Goes out', 'How it stands'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: waiting.map(({ href, subject, to, at, standing }) => [
      { html: html`<a class="govuk-link" href="${href}">${subject}</a>` },
      { text: to },
      { text: spoken(at, programme.timeZone) },
      { text: standing.is },
    ]),
  });
}

function fanOutList({ programme, fanOuts }: OutboxView): Html {
  return html`<h2>Dates being told</h2>
${scrollingTable({
  caption: 'How many of the people told of a date have been sent their mail',
  head: ['Date', 'Since', 'Sent', 'Not to be sent'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: fanOuts.map(({ name, claimedAt, recorded, sent, ended }) => [
    { text: name },
    { text: spoken(claimedAt, programme.timeZone) },
    { text: `${sent} of ${recorded}` },
    { text: String(ended) },
  ]),
})}`;
}
