import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import { sessionsAhead } from '../../domain/coach-dates.ts';
import type { Programme } from '../../domain/programme.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { type Html, layout } from '../layout.ts';
import { coachNavigation, contactLine, dayOf, mailTo, within } from './coach-words.ts';

/** One team for its coach: the people and the dates; nothing of what the team wrote when it applied. */
export function coachedTeamPage(programme: Programme, team: Application, now: string): string {
  const { draft, reference } = team;
  return layout({
    title: draft.teamName,
    area: 'coach',
    academy: programme,
    navigation: coachNavigation(),
    back: { text: 'Your teams', href: '/coach' },
    content: html`<h1>${draft.teamName}</h1>
<p>Reference <strong class="academy-reference">${reference}</strong>. ${contactLine(team)}</p>
${people(team)}
<h2>Coaching sessions</h2>${sessions(programme, team, now)}`,
  });
}

function people({ draft }: Application): Html {
  return stackedTable({
    caption: 'The people of the team',
    firstCellIsHeader: true,
    head: [{ text: 'Name' }, { text: 'Organisation' }, { text: 'Email address' }],
    rows: draft.members.map(({ name, organisation, email }) => [
      { text: name },
      { text: organisation },
      { html: mailTo(email) },
    ]),
  });
}

function sessions(programme: Programme, team: Application, now: string): Html {
  const ahead = sessionsAhead(programme, team, now);
  if (ahead.length === 0) return html`<p>None is still to come.</p>`;
  return html`<p>One ${within(programme)} from each of these days, of ${programme.coaching?.minutes} minutes. You agree the time with the team’s contact.</p>
<ul>${ahead.map(({ due }) => html`<li>${dayOf(programme, due)}</li>`)}</ul>`;
}
