import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import { spoken } from '../../domain/time.ts';
import { offersEnd, offersFrom } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { hidden } from '../fields.ts';
import type { Html } from '../layout.ts';
import { linkTo, nameOf, type PlacesView } from './places-page.ts';

/** Recommended teams that wait for an offer, and what can be done about each. */
export function recommendedSection(view: PlacesView): Html {
  const { board } = view;
  const heading = html`<h2>Recommended, waiting for an offer</h2>`;
  if (board.recommended.length === 0) return html`${heading}<p>No team waits for an offer.</p>`;
  return html`${heading}${offerWords(view)}
${board.recommended.map((team) => html`<h3>${linkTo(team)}</h3><div class="govuk-button-group">${mayOffer(view) ? act(view, team, OFFER) : ''}${act(view, team, HOLD)}</div>`)}`;
}

type Act = { action: 'offer' | 'hold'; label: string; style: string };

const OFFER: Act = { action: 'offer', label: 'Offer a place', style: '' };
const HOLD: Act = {
  action: 'hold',
  label: 'Put on the reserve list',
  style: 'govuk-button--secondary',
};

function mayOffer({ programme, board, now }: PlacesView): boolean {
  return board.free > 0 && now >= offersFrom(programme) && now < offersEnd(programme);
}

function offerWords({ programme, board, now }: PlacesView): Html {
  const { timeZone } = programme;
  if (now < offersFrom(programme)) {
    return html`<p>Offers can be made from ${spoken(offersFrom(programme), timeZone)}.</p>`;
  }
  if (now >= offersEnd(programme)) {
    return html`<p>Offers had to be answered by ${spoken(offersEnd(programme), timeZone)}, so none can be made any more.</p>`;
  }
  return board.free > 0
    ? html`<p>An offer holds a place at once. The team is told by email.</p>`
    : html`<p>Every place is held. Wait until one is free, or put a team on the reserve list, ahead of teams that were not interviewed.</p>`;
}

function act({ requestId }: PlacesView, team: Application, { action, label, style }: Act): Html {
  const words = html`${label}<span class="govuk-visually-hidden">: ${nameOf(team)}</span>`;
  return html`<form method="post" action="/admin/applications/${team.id}/${action}">${hidden('requestId', `${requestId}-${team.id}`.slice(0, 100))}${hidden('back', 'places')}${button({ html: words, preventDoubleClick: true, ...(style ? { classes: style } : {}) })}</form>`;
}
