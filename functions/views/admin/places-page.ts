import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { BoardView } from '../../domain/board-view.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { offersEnd, offersFrom, reserveListCloses } from '../../domain/timetable.ts';
import { insetText } from '../components/inset-text.ts';
import { notificationBanner } from '../components/notification-banner.ts';
import { type SummaryRow, summaryList } from '../components/summary-list.ts';
import { tag } from '../components/tag.ts';
import { facts, type Html, layout } from '../layout.ts';
import { counted, timeUntil } from '../words.ts';
import { adminNavigation } from './navigation.ts';
import { recommendedSection } from './recommended-section.ts';
import { freedSection, reservesSection } from './reserves-section.ts';

/** What the page of places shows. */
export type PlacesView = {
  programme: Programme;
  board: BoardView;
  now: string;
  requestId: string;
  /** Whether the reserve list was just closed, and it is not done for each team yet. */
  closing?: boolean;
};

/** Who holds each place, who is next, and what can be done about it. */
export function placesPage(view: PlacesView): string {
  const { programme, board, closing } = view;
  return layout({
    title: 'Places',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/places'),
    content: html`${closing ? notificationBanner({ text: 'The reserve list is being closed. The teams that still wait here follow by themselves within a few minutes.' }) : ''}<h1>Places</h1>
<p>${counted(board.places, 'place')}: ${board.held} held, ${board.free} free. An open offer holds its place.</p>
<h2>What happens next</h2>${insetText({ html: html`${nextWords(board).map((line) => html`<p>${line}</p>`)}` })}
${dates(view)}
<h2>Who holds each place</h2>${holders(view)}
${recommendedSection(view)}
${toInterview(board, programme)}
${reservesSection(board)}
${freedSection(board, programme)}`,
  });
}

/** What happens with the next free place, in plain words. */
export function nextWords(board: BoardView): string[] {
  const { next, reserves } = board;
  const isKept = board.free > 0 && aheadOf(board) > 0;
  if (next.is === 'over') {
    return [
      'No offer can be made any more, so no reserve moves up.',
      ...(reserves.length > 0 ? ['Close the reserve list, with feedback for each team.'] : []),
    ];
  }
  if (next.is === 'nobody') {
    return isKept
      ? [keptWords(board), 'No team waits in reserve, so what they do not take stays free.']
      : ['No team waits in reserve, so a free place stays free.'];
  }
  const { first, after } = next;
  const name = nameOf(first.team);
  const to = first.to === 'offer' ? 'an offer of the place' : 'an interview';
  if (after === 0) return [`A place is free beyond the teams ahead: ${name} is promoted to ${to}.`];
  const promoted = `${name} is promoted to ${to}. It happens by itself.`;
  return isKept
    ? [keptWords(board), `${dropsOut(after)}, ${after === 1 ? '' : 'before '}${promoted}`]
    : [`${becomesFree(after, aheadOf(board))}, ${after === 1 ? '' : 'before '}${promoted}`];
}

/** Teams that were shortlisted or recommended, and have no offer yet. */
function aheadOf({ recommended, toInterview }: BoardView): number {
  return recommended.length + toInterview.length;
}

function keptWords(board: BoardView): string {
  const { free } = board;
  const ahead = aheadOf(board);
  return `${free === 1 ? 'The free place is' : `The ${free} free places are`} for ${ahead === 1 ? 'the team that is' : `the ${ahead} teams that are`} still ahead.`;
}

function dropsOut(after: number): string {
  return after === 1
    ? 'If one of them drops out, or a place that is held becomes free'
    : `${after} of them must drop out, or as many places that are held must become free`;
}

function becomesFree(after: number, ahead: number): string {
  if (after === 1) return 'If a place becomes free';
  const orElse = ahead > 0 ? ', or as many teams that are still ahead must drop out' : '';
  return `${after} more places must become free${orElse}`;
}

/** A team's name, or its reference where it has none. */
export function nameOf({ draft, reference }: Application): string {
  return draft.teamName || reference;
}

/** The team, as a link to its application. */
export function linkTo(team: Application): Html {
  return html`<a class="govuk-link" href="/admin/applications/${team.id}">${nameOf(team)}</a>`;
}

function dates({ programme, board, now }: PlacesView): Html {
  const { timeZone } = programme;
  const closes = reserveListCloses(programme);
  const late =
    now > closes && board.reserves.length > 0
      ? tag({ text: 'Overdue', classes: 'govuk-tag--red' })
      : '';
  return facts([
    ['Offers can be made from', spoken(offersFrom(programme), timeZone)],
    ['Last possible end of an offer', spoken(offersEnd(programme), timeZone)],
    ['The reserve list is closed by', html`${spoken(closes, timeZone)} ${late}`],
  ]);
}

function holders(view: PlacesView): Html {
  const { board } = view;
  const rows = board.holders.map((team, index) => holderRow(view, team, index + 1));
  const free = Array.from({ length: board.free }, (_, index) => ({
    key: { text: `Place ${rows.length + index + 1}` },
    value: { text: 'Free' },
  }));
  return html`${board.held > board.places ? insetText({ text: `More places are held than there are: the programme has ${board.places} now. Nothing is taken from anybody, and no offer is made until it fits.` }) : ''}${summaryList({ rows: [...rows, ...free] })}`;
}

function holderRow(
  { programme: { timeZone }, now }: PlacesView,
  team: Application,
  place: number,
): SummaryRow {
  const { id, status, offerExpiresAt = '', acceptedAt } = team;
  const key = { text: `Place ${place}` };
  if (status !== 'offered') {
    const since = acceptedAt ? html`<br>since ${spoken(acceptedAt, timeZone)}` : '';
    const state = status === 'graduated' ? 'Finished' : 'In the cohort';
    return {
      key,
      value: {
        html: html`${linkTo(team)}<br>${tag({ text: state, classes: 'govuk-tag--green' })}${since}`,
      },
    };
  }
  const left = now < offerExpiresAt ? `${timeUntil(offerExpiresAt, now)} left` : 'It is over';
  return {
    key,
    value: {
      html: html`${linkTo(team)}<br>${tag({ text: 'Offer open' })}<br>until ${spoken(offerExpiresAt, timeZone)}<br>${left}`,
    },
    actions: {
      items: [
        {
          text: 'Move the end',
          href: `/admin/applications/${id}/deadline`,
          visuallyHiddenText: `of the offer to ${nameOf(team)}`,
        },
      ],
    },
  };
}

function toInterview({ toInterview: teams }: BoardView, { timeZone }: Programme): Html | string {
  if (teams.length === 0) return '';
  return html`<h2>Still to meet the panel</h2>
<ul>${teams.map((team) => html`<li>${linkTo(team)}: ${team.interviewAt ? spoken(team.interviewAt, timeZone) : 'no time chosen yet'}</li>`)}</ul>`;
}
