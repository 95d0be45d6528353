import { html } from 'hono/html';
import type { Release } from '../domain/release.ts';
import { plus, spoken } from '../domain/time.ts';
import { closesAt, shortlistAt } from '../domain/timetable.ts';
import type { AdminHome, AdminRow } from './admin-list-page.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { hidden } from './fields.ts';
import type { Html } from './layout.ts';
import { counted, OUTCOME_NAMES } from './words.ts';

/** Where the release of the outcomes stands, what it does and when, and what is missing for it. */
export function releaseBox(home: AdminHome): Html | string {
  const { programme, release, rows, now } = home;
  const { confirmed } = release;
  if (confirmed) return confirmed.at <= now ? released(home, confirmed) : undoable(home, confirmed);
  if (now <= closesAt(programme)) {
    return html`<p>The panel can open applications from ${spoken(plus(closesAt(programme), 1), programme.timeZone)}. You set outcomes after that.</p>`;
  }
  if (!rows.some(({ status }) => status === 'submitted')) return '';
  return home.blocks.length > 0 ? missing(home) : ready(home);
}

type Confirmed = NonNullable<Release['confirmed']>;

function released({ programme }: AdminHome, { at, by }: Confirmed): Html {
  return html`<p>${by} released the outcomes. They went out at ${spoken(at, programme.timeZone)}.</p>`;
}

function undoable({ programme, rows }: AdminHome, { at, by }: Confirmed): Html {
  const when = spoken(at, programme.timeZone);
  return box(html`<h2 id="release" tabindex="-1">The outcomes go out at ${when}</h2>
<p>${by} confirmed the release. At that time ${whatHappens(rows)}</p>
<p>Until then outcomes cannot be edited. You can undo the release, change them, and release them again.</p>
<form method="post" action="/admin/release/undo">${button({ text: 'Undo the release', classes: 'govuk-button--secondary' })}</form>`);
}

function box(content: Html): Html {
  return html`<section aria-labelledby="release">${insetText({ html: content })}</section>`;
}

function missing(home: AdminHome): Html {
  const { programme, blocks } = home;
  const words = counted(blocks.length, 'thing is', 'things are');
  return box(html`<h2 id="release" tabindex="-1">The outcomes cannot be released yet</h2>
<p>Outcomes are announced at ${spoken(shortlistAt(programme), programme.timeZone)}, all together. Nothing is sent until you release them. ${words} missing:</p>
<ul>${blocks.map((block) => html`<li>${withLink(block, home.rows)}</li>`)}</ul>`);
}

/** What is missing names an application by its reference: that becomes a link, with the team's name. */
function withLink(block: string, rows: AdminRow[]): Html | string {
  const row = rows.find(({ reference }) => block.startsWith(`${reference} `));
  if (!row) return block;
  const rest = block.slice(row.reference.length);
  return html`<a href="/admin/applications/${row.id}">${row.teamName || row.reference}</a> <span class="academy-reference">${row.reference}</span>${rest}`;
}

function ready(home: AdminHome): Html {
  const { programme, release, rows, now } = home;
  const { holdMinutes, timeZone } = programme;
  const announced = shortlistAt(programme);
  const held = plus(now, holdMinutes * 60_000);
  const when =
    held > announced
      ? `${holdMinutes} minutes after you release them, because the announced date has passed`
      : `at ${spoken(announced, timeZone)}`;
  return box(html`<h2 id="release" tabindex="-1">The outcomes are ready to be released</h2>
<p>${tally(rows)}</p>
<p>If you release them, they go out ${when}. Then ${whatHappens(rows)} You can undo the release until they go out, and not afterwards.</p>
<form method="post" action="/admin/release">${hidden('version', String(release.version))}${button({ text: 'Release the outcomes', preventDoubleClick: true })}</form>`);
}

function whatHappens(rows: AdminRow[]): string {
  const sent = rows.filter(({ status }) => status === 'submitted').length;
  return `${sent === 1 ? 'the one team gets' : `all ${sent} teams get`} their outcome by email, with feedback where you wrote some, and shortlisted teams are invited to an interview.`;
}

function tally(rows: AdminRow[]): string {
  const sent = rows.filter(({ status }) => status === 'submitted');
  const parts = Object.entries(OUTCOME_NAMES).map(
    ([outcome, name]) => `${name}: ${sent.filter((row) => row.outcome === outcome).length}`,
  );
  return `${parts.join('. ')}.`;
}
