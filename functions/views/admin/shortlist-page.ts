import { html } from 'hono/html';
import type { Missing } from '../../domain/checklist.ts';
import type { ListingRow, ListName, SortName } from '../../domain/listing.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Release } from '../../domain/release.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { pagination } from '../components/pagination.ts';
import { select } from '../components/select.ts';
import { type Html, layout } from '../layout.ts';
import { counted } from '../words.ts';
import { bulkForm } from './bulk-form.ts';
import { adminNavigation } from './navigation.ts';
import { releaseSection } from './release-section.ts';

/** Which part of the table is shown, as its address says. */
export type Shown = { list: ListName; sort: SortName; page: number };

/** What the shortlist page shows. */
export type ShortlistView = {
  programme: Programme;
  shown: Shown;
  rows: ListingRow[];
  /** Counters by name. */
  counts: Record<string, number>;
  release: Release;
  missing: Missing[];
  reserves: ListingRow[];
  now: string;
  requestId: string;
};

/** What each list is called. */
export const LIST_NAMES: Record<ListName, string> = {
  all: 'All applications that were sent',
  'needs-scores': 'Needs more scores',
  'no-outcome': 'Has no outcome yet',
  'needs-feedback': 'Needs feedback',
  'to-look-at': 'To look at: a team rule is not met',
  shortlisted: 'Outcome: shortlisted',
  reserve: 'Outcome: in reserve',
  'not-shortlisted': 'Outcome: not shortlisted',
};

/** The shortlist: the release with its checklist, then the table from which outcomes are set. */
export function shortlistPage(view: ShortlistView): string {
  const { programme, now } = view;
  const isOpen = now <= closesAt(programme);
  return layout({
    title: 'Shortlist',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/shortlist'),
    content: html`<h1>Shortlist</h1>
${
  isOpen
    ? html`<p>Applications can change until ${spoken(closesAt(programme), programme.timeZone)}. The panel scores after that, and you set outcomes.</p>`
    : releaseSection(view)
}
<h2>Applications</h2>
${filter(view)}
${tableOrNothing(view)}`,
  });
}

/** The address of a part of the table. */
export function shortlistHref(
  shown: Partial<Shown>,
  turn: { after?: string; before?: string } = {},
) {
  const { list = 'all', sort = 'median', page = 1 } = shown;
  const query = new URLSearchParams({
    show: list,
    sort,
    ...(page > 1 ? { page: String(page) } : {}),
    ...turn,
  });
  return `/admin/shortlist?${query}`;
}

function filter({ shown, counts }: ShortlistView): Html {
  const items = Object.entries(LIST_NAMES).map(([value, name]) => ({
    value,
    text: `${name} (${counts[`list.${value}`] ?? 0})`,
  }));
  return html`<form method="get" action="/admin/shortlist">${select({ name: 'show', label: { text: 'Show' }, items, value: shown.list })}
<input type="hidden" name="sort" value="${shown.sort}">${button({ text: 'Show these', classes: 'govuk-button--secondary' })}</form>`;
}

function tableOrNothing(view: ShortlistView): Html {
  const { shown, rows, counts, programme } = view;
  const total = counts[`list.${shown.list}`] ?? 0;
  if (rows.length === 0) return html`<p>None.</p>`;
  const { pageSize } = programme.shortlist;
  const from = (shown.page - 1) * pageSize;
  return html`<p>${total <= pageSize ? counted(total, 'application') : `${from + 1} to ${from + rows.length} of ${total} applications`}.</p>
${bulkForm(view)}
${pages(view, total)}`;
}

function pages({ shown, rows, programme }: ShortlistView, total: number): Html | string {
  const { page } = shown;
  const isLast = page * programme.shortlist.pageSize >= total;
  const first = rows[0]?.id ?? '';
  const last = rows.at(-1)?.id ?? '';
  if (page === 1 && isLast) return '';
  return pagination({
    previous:
      page === 1
        ? undefined
        : { href: shortlistHref({ ...shown, page: page - 1 }, { before: first }) },
    next: isLast
      ? undefined
      : { href: shortlistHref({ ...shown, page: page + 1 }, { after: last }) },
    landmarkLabel: 'Pages of the table',
  });
}
