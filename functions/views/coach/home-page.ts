import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import { sessionsAhead } from '../../domain/coach-dates.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { dueOf } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { type Html, layout } from '../layout.ts';
import { yearOf } from '../mails/year.ts';
import { coachNavigation, contactLine, dayOf, within } from './coach-words.ts';

/** A coach's home: their teams with the next session of each, the dates ahead, and their calendar. */
export function coachHomePage(programme: Programme, teams: Application[], now: string): string {
  return layout({
    title: 'Your teams',
    area: 'coach',
    academy: programme,
    navigation: coachNavigation('/coach'),
    content: html`<h1>Your teams</h1>
${teams.length === 0 ? html`<p>You have no team yet. The delivery team gives each team of the cohort its coach; its page is then here.</p>` : ''}
${teams.map((team) => teamSection(programme, team, now))}
<h2>Dates of the programme</h2>${dates(programme, now)}
<h2>Your calendar</h2>
<p>Your calendar program can show these dates and keep them up to date. It needs an address of your own, which you can make here as often as you need one.</p>
<form method="post" action="/coach/calendar">${button({ text: 'Make a calendar address', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  });
}

function teamSection(programme: Programme, team: Application, now: string): Html {
  const [next] = sessionsAhead(programme, team, now);
  return html`<section><h2><a class="govuk-link" href="/coach/teams/${team.id}">${team.draft.teamName}</a></h2>
<p>${next ? html`Next coaching session: ${within(programme)} from ${dayOf(programme, next.due)}. You agree the time with the team.` : 'No coaching session is still to come.'}</p>
<p>${contactLine(team)}</p></section>`;
}

function dates(programme: Programme, now: string): Html {
  const ahead = yearOf(programme, 'coaches').filter((each) => dueOf(programme, each) > now);
  if (ahead.length === 0) return html`<p>None is still to come.</p>`;
  return html`<ul>${ahead.map(
    (each) => html`<li>${each.name}: ${spoken(dueOf(programme, each), programme.timeZone)}</li>`,
  )}</ul>`;
}
