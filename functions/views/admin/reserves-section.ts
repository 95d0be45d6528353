import { html } from 'hono/html';
import type { BoardView } from '../../domain/board-view.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { type SummaryRow, summaryList } from '../components/summary-list.ts';
import type { Html } from '../layout.ts';
import { happened } from '../words.ts';
import { linkTo, nameOf } from './places-page.ts';

/** The reserves in the order in which they move up, with the way to close the list. */
export function reservesSection({ reserves }: BoardView): Html {
  const heading = html`<h2 id="reserves">Reserves, in the order in which they move up</h2>`;
  if (reserves.length === 0) return html`${heading}<p>Nobody is on the reserve list.</p>`;
  const rows = reserves.map(
    ({ team, list, to }, index): SummaryRow => ({
      key: { text: `Number ${index + 1}` },
      value: {
        html: html`${linkTo(team)}<br>${list === 'acceptance' ? 'Recommended by the panel' : 'Reserve of the shortlist, not interviewed'}<br>Moves up to ${to === 'offer' ? 'an offer of a place' : 'an interview'}`,
      },
      actions: {
        items: [
          {
            text: 'Close for this team',
            href: `/admin/places/close?team=${team.id}`,
            visuallyHiddenText: `, ${nameOf(team)}`,
          },
        ],
      },
    }),
  );
  return html`${heading}${summaryList({ rows })}
<p><a href="/admin/places/close">Close the reserve list for ${reserves.length === 1 ? 'this team' : `all ${reserves.length} teams`}</a></p>`;
}

/** Whose places became free last, how and when. */
export function freedSection({ freed }: BoardView, { timeZone }: Programme): Html | string {
  if (freed.length === 0) return '';
  return html`<h2>Places that became free</h2>
<ul>${freed.map(
    ({ team, by, at }) =>
      html`<li>${team ? linkTo(team) : 'A team whose application is no longer kept'}: ${GAVE_UP[by] ?? happened(by)}, ${spoken(at, timeZone)}</li>`,
  )}</ul>`;
}

const GAVE_UP: Partial<Record<BoardView['freed'][number]['by'], string>> = {
  decline: 'declined the offer',
  lapse: 'did not answer the offer in time',
  withdraw: 'withdrew',
  leave: 'left the cohort',
};
