import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Person } from '../../domain/people.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { adminNavigation } from '../admin/navigation.ts';
import { button } from '../components/button.ts';
import { checkboxes } from '../components/checkboxes.ts';
import { hidden } from '../components/hidden.ts';
import { facts, type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { signInWords } from './people-page.ts';
import { errorOf, personFields } from './person-fields.ts';

/** What the page of a person shows. */
export type PersonPage = {
  person: Person;
  /** Teams of the cohort, and whether they are this coach's. */
  teams: { id: string; name: string; theirs: boolean }[];
  audit: { at: string; by: { name: string }; what: string; details: Record<string, string> }[];
  /** It is the page of whoever looks at it. */
  own: boolean;
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** One person: what is known, the forms to change it, and what was changed before. */
export function personPage(programme: Programme, page: PersonPage): string {
  const { person, audit, problems, requestId } = page;
  const action = `/admin/people/${person.id}`;
  return layout({
    title: titleWith(problems, person.name),
    area: 'admin',
    navigation: adminNavigation('/admin/people'),
    academy: programme,
    back: { text: 'People', href: '/admin/people' },
    content: html`${errorSummary(problems)}<h1>${person.name}</h1>
${facts([
  ['Email address', person.email],
  ['Sign-in', signInWords(person)],
])}
<form method="post" action="${action}" novalidate>${hidden('requestId', requestId)}${hidden('version', String(person.version ?? 0))}
${personFields(programme, person, page)}
${button({ text: 'Save changes', preventDoubleClick: true })}</form>
${person.roles.includes('coach') ? teamsForm(action, page) : ''}
${page.own ? '' : access(action, person)}
<h2>What was changed</h2>
${audit.length === 0 ? html`<p>Nothing since this person was imported.</p>` : ''}
<ul>${audit.map((entry) => html`<li>${spoken(entry.at, programme.timeZone)}: ${entry.by.name} ${WORDS[entry.what] ?? entry.what} (${entry.details['roles'] ?? ''})</li>`)}</ul>`,
  });
}

const WORDS: Record<string, string> = {
  'add-person': 'added this person',
  'edit-person': 'saved changes',
  'disable-person': 'disabled this person',
  'enable-person': 'gave this person access again',
};

function teamsForm(action: string, { teams, requestId, problems }: PersonPage): Html {
  if (teams.length === 0) return html`<h2>Teams</h2><p>There is no team in the cohort yet.</p>`;
  return html`<form method="post" action="${action}/teams">${hidden('requestId', requestId)}
${checkboxes({
  name: 'teams',
  fieldset: { legend: { text: 'Teams that they coach' } },
  hint: { text: 'A team that another coach has moves here when you tick it' },
  ...errorOf('teams', problems),
  items: teams.map(({ id, name, theirs }) => ({
    value: id,
    name: `team.${id}`,
    text: name,
    checked: theirs,
  })),
})}${button({ text: 'Save teams', classes: 'govuk-button--secondary' })}</form>`;
}

function access(action: string, person: Person): Html {
  if (person.disabledAt) {
    return html`<form method="post" action="${action}/enable">${button({ text: 'Give access again', classes: 'govuk-button--secondary' })}</form>`;
  }
  return html`<h2>End their part in the academy</h2>
<p>They lose every page at once and get no more mail. What they did stays, and you can give access again.</p>
<form method="post" action="${action}/disable">${button({ text: 'Disable this person', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`;
}
