import { html } from 'hono/html';
import type { Release } from '../../domain/release.ts';
import { plus, spoken } from '../../domain/time.ts';
import { shortlistAt } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { hidden } from '../fields.ts';
import type { Html } from '../layout.ts';
import { counted, OUTCOME_NAMES } from '../words.ts';
import { type ShortlistView, shortlistHref } from './shortlist-page.ts';

/** Where the release of the outcomes stands, what it does and when, and what is missing for it. */
export function releaseSection(view: ShortlistView): Html {
  return html`<section aria-labelledby="release"><h2 id="release" tabindex="-1">The release</h2>${words(view)}</section>`;
}

type Confirmed = NonNullable<Release['confirmed']>;

function words(view: ShortlistView): Html {
  const { release, missing, counts, now } = view;
  const { confirmed, earlier } = release;
  if (confirmed) return confirmed.at <= now ? released(view, confirmed) : undoable(view, confirmed);
  const waiting = counts['status.submitted'] ?? 0;
  if (waiting === 0) return earlier ? released(view, earlier) : nobody(view);
  const before = earlier ? released(view, earlier) : '';
  return html`${before}${missing.length > 0 ? notYet(view) : ready(view)}`;
}

function released({ programme }: ShortlistView, { at, by }: Confirmed): Html {
  return html`<p>${by} released the outcomes. They went out at ${spoken(at, programme.timeZone)}. An outcome that is out is corrected on the application’s own page.</p>`;
}

function undoable(view: ShortlistView, { at, by }: Confirmed): Html {
  const { programme, release } = view;
  const moved = release.movedFrom
    ? html`<p>The announced date has moved. It was to be at ${spoken(release.movedFrom, programme.timeZone)}.</p>`
    : '';
  return html`${insetText({ html: html`<p><strong>The outcomes go out at ${spoken(at, programme.timeZone)}.</strong> ${by} confirmed the release. At that time ${whatHappens(view)}</p>${moved}` })}
<p>Until then outcomes cannot be edited. You can undo the release, change them, and release them again. ${previewLink()}</p>
<form method="post" action="/admin/release/undo">${hidden('requestId', view.requestId)}${button({ text: 'Undo the release', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}

function notYet({ programme, missing, shown }: ShortlistView): Html {
  return html`<p>Outcomes are announced at ${spoken(shortlistAt(programme), programme.timeZone)}, all together. Nothing is sent until you release them. They cannot be released yet:</p>
<ul class="govuk-list govuk-list--bullet">${missing.map(
    ({ list, count, message }) =>
      html`<li><a class="govuk-link" href="${shortlistHref({ list, sort: shown.sort })}">${counted(count, 'application')}</a> ${count === 1 ? 'needs' : 'need'} ${message}</li>`,
  )}</ul>`;
}

function ready(view: ShortlistView): Html {
  const { programme } = view;
  return html`<p>Nothing is missing. ${tally(view)}</p>
<p>If you release the outcomes, they go out ${whenWords(view)}. Then ${whatHappens(view)} You can undo the release until they go out, and not afterwards. ${previewLink()}</p>
${named(view)}
<form method="post" action="/admin/release">${hidden('requestId', view.requestId)}${hidden('version', String(view.release.version))}${button({ text: 'Release the outcomes', preventDoubleClick: true })}</form>
<p class="govuk-hint">The academy asks for ${programme.shortlist.teams} teams on the shortlist and ${programme.shortlist.reserves} reserves.</p>`;
}

function nobody(view: ShortlistView): Html {
  return html`<p>No application waits for an outcome. You can close the shortlist: the panel is told of its date, and nobody else is.</p>
<form method="post" action="/admin/release">${hidden('requestId', view.requestId)}${hidden('version', String(view.release.version))}${button({ text: 'Close the shortlist', preventDoubleClick: true })}</form>`;
}

function whenWords({ programme, now }: ShortlistView): string {
  const announced = shortlistAt(programme);
  const held = plus(now, programme.holdMinutes * 60_000);
  return held > announced
    ? `${programme.holdMinutes} minutes after you release them, because the announced date has passed`
    : `at ${spoken(announced, programme.timeZone)}`;
}

function whatHappens({ counts }: ShortlistView): string {
  const sent = counts['status.submitted'] ?? 0;
  return `${sent === 1 ? 'the one team gets' : `all ${sent} teams get`} their outcome by email, with feedback where you wrote some, and shortlisted teams are invited to an interview.`;
}

function tally({ counts }: ShortlistView): string {
  const parts = Object.entries(OUTCOME_NAMES).map(
    ([outcome, name]) => `${name}: ${counts[`list.${outcome}`] ?? 0}`,
  );
  return `${parts.join('. ')}.`;
}

function named({ reserves }: ShortlistView): Html | string {
  if (reserves.length === 0) return '';
  const ranked = [...reserves].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return html`<p>Reserves, first to move up first:</p><ol class="govuk-list govuk-list--number">${ranked.map(({ teamName, reference }) => html`<li>${teamName || reference}</li>`)}</ol>`;
}

function previewLink(): Html {
  return html`<a class="govuk-link" href="/admin/shortlist/mails">Read every email as its team would get it</a>`;
}
