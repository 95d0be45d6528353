import { html } from 'hono/html';
import { STATUS_LABELS, type Status } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import type { Outcome, Release } from '../domain/release.ts';
import { closesAt } from '../domain/timetable.ts';
import { scrollingTable } from './components/scrolling-table.ts';
import { tag } from './components/tag.ts';
import { type Html, layout } from './layout.ts';
import { releaseBox } from './release-box.ts';
import { counted, OUTCOME_NAMES } from './words.ts';

/** A line of the delivery team's list. */
export type AdminRow = {
  id: string;
  reference: string;
  teamName: string;
  status: Status;
  scores: number;
  quorum: boolean;
  outcome?: Outcome['outcome'] | undefined;
};

/** What the delivery team's home shows. */
export type AdminHome = {
  programme: Programme;
  rows: AdminRow[];
  places: { places: number; held: number; ahead: number; reserves: { applicationId: string }[] };
  release: Release;
  blocks: string[];
  now: string;
  requestId: string;
};

/** The delivery team's home: what needs a decision first. */
export function adminListPage(home: AdminHome): string {
  const { programme, rows } = home;
  return layout({
    title: 'Applications',
    area: 'admin',
    academy: programme,
    content: html`<h1>Applications</h1>
<p>${howMany(rows)}</p>
${placesLine(home)}
${releaseBox(home)}
${rows.length > 0 ? list(home) : ''}
<p><a href="/admin/enter">Enter an application for a team</a></p>`,
  });
}

/** What needs the delivery team comes first; what is over and what was never sent comes last. */
const ORDER: Status[] = [
  'recommended',
  'submitted',
  'reserve',
  'offered',
  'shortlisted',
  'in-cohort',
  'graduated',
  'not-shortlisted',
  'not-recommended',
  'did-not-attend',
  'not-selected',
  'declined',
  'lapsed',
  'withdrawn',
  'left',
  'draft',
];

const HEAD = ['Team', 'Reference', 'Where it stands', 'What it needs', 'Scores'];

function list(home: AdminHome): Html {
  const rank = ({ status, outcome }: AdminRow) =>
    ORDER.indexOf(status) + (status === 'submitted' && outcome ? 0.5 : 0);
  const rows = [...home.rows].sort(
    (a, b) => rank(a) - rank(b) || a.teamName.localeCompare(b.teamName),
  );
  return scrollingTable({
    caption: 'All applications, what needs a decision first',
    head: HEAD.map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: rows.map((row) => [
      {
        html: html`<a class="govuk-link" href="/admin/applications/${row.id}">${row.teamName || 'No name yet'}</a>`,
      },
      { html: html`<span class="academy-reference">${row.reference}</span>` },
      { html: tag({ text: STATUS_LABELS[row.status] }) },
      { text: needs(row, home) },
      { text: scoresOf(row, home) },
    ]),
  });
}

function needs(row: AdminRow, { programme, now }: AdminHome): string {
  switch (row.status) {
    case 'submitted':
      if (now <= closesAt(programme)) return 'Nothing until applications close';
      if (row.outcome) return `Outcome kept until the release: ${OUTCOME_NAMES[row.outcome]}`;
      return row.quorum ? 'Your decision: an outcome' : 'Scores by the panel, then an outcome';
    case 'shortlisted':
      return 'An interview, recorded by the panel';
    case 'recommended':
      return 'Your decision: an offer or the reserve list';
    case 'reserve':
      return 'A free place, or you close the list';
    case 'offered':
      return 'The team’s answer';
    default:
      return '';
  }
}

function scoresOf({ status, scores, quorum }: AdminRow, { programme, now }: AdminHome): string {
  if (status === 'draft' || now <= closesAt(programme)) return '';
  const { scores: wanted } = programme.panel.quorum;
  if (status !== 'submitted') return scores > 0 ? String(scores) : '';
  if (scores < wanted) return `${scores} of ${wanted}`;
  return quorum ? String(scores) : `${scores}, but a required seat is missing`;
}

function howMany(rows: AdminRow[]): string {
  if (rows.length === 0) return 'No application has been started yet.';
  const drafts = rows.filter(({ status }) => status === 'draft').length;
  const sent = rows.length - drafts;
  return `${counted(sent, 'application')} sent, ${counted(drafts, 'draft')} not sent.`;
}

function placesLine({ places: { places, held, ahead, reserves } }: AdminHome): Html {
  const way = ahead > 0 ? ` ${counted(ahead, 'team is', 'teams are')} on the way to an offer.` : '';
  const waiting =
    reserves.length > 0
      ? ` ${counted(reserves.length, 'team waits', 'teams wait')} on the reserve list.`
      : '';
  return html`<p>${held} of ${counted(places, 'place')} held by a team or an open offer.${way}${waiting}</p>`;
}
