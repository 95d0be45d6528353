import { html } from 'hono/html';
import type { Summary } from '../../domain/application.ts';
import { STATUS_LABELS, Status } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { button } from '../components/button.ts';
import { pagination } from '../components/pagination.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { select } from '../components/select.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { adminNavigation } from './navigation.ts';

/** A page of all applications, drafts too, by where they stand. */
export type ApplicationsView = {
  programme: Programme;
  status?: Status | undefined;
  rows: Pick<Summary, 'id' | 'reference' | 'status' | 'draft' | 'sentAt'>[];
  counts: Record<string, number>;
  /** The id after which the next page begins, where there is one. */
  next?: string | undefined;
};

/** Every application by where it stands; a page at a time. */
export function applicationsPage(view: ApplicationsView): string {
  const { programme, status, rows, counts } = view;
  const items = Status.options.map((each) => ({
    value: each,
    text: `${STATUS_LABELS[each]} (${counts[`status.${each}`] ?? 0})`,
  }));
  return layout({
    title: status ? `Applications: ${STATUS_LABELS[status]}` : 'Applications',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    content: html`<h1>Applications</h1>
<p><a class="govuk-link" href="/admin/enter">Enter an application for a team</a></p>
<form method="get" action="/admin/applications">${select({ name: 'status', label: { text: 'Where they stand' }, items: [{ value: '', text: 'All' }, ...items], value: status ?? '' })}
${button({ text: 'Show these', classes: 'govuk-button--secondary' })}</form>
${rows.length > 0 ? list(view) : html`<p>None.</p>`}`,
  });
}

function list({ programme, rows, status, next }: ApplicationsView): Html {
  const table = scrollingTable({
    caption: status ? STATUS_LABELS[status] : 'By where they stand',
    firstCellIsHeader: true,
    head: ['Team', 'Reference', 'Where it stands', 'Sent'].map((text) => ({ text })),
    rows: rows.map(({ id, reference, status: stands, draft, sentAt }) => [
      {
        html: html`<a class="govuk-link" href="/admin/applications/${id}">${draft.teamName || 'No name yet'}</a>`,
      },
      { html: html`<span class="academy-reference">${reference}</span>` },
      { html: tag({ text: STATUS_LABELS[stands], classes: 'govuk-tag--grey' }) },
      { text: sentAt && stands !== 'draft' ? spoken(sentAt, programme.timeZone) : 'Not sent' },
    ]),
  });
  const query = new URLSearchParams({
    ...(status ? { status } : {}),
    ...(next ? { after: next } : {}),
  });
  const more = next ? pagination({ next: { href: `/admin/applications?${query}` } }) : '';
  return html`${table}${more}`;
}
