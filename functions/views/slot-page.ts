import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import { answersFor } from '../domain/form/answers.ts';
import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import type { Slot, SlotSeat } from '../domain/slots.ts';
import { spoken } from '../domain/time.ts';
import { adminNavigation } from './admin/navigation.ts';
import { button } from './components/button.ts';
import { hidden, textarea } from './fields.ts';
import { facts, type Html, layout, paragraphs } from './layout.ts';
import { panelBoxes } from './panel-boxes.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What the page of one interview time shows. */
export type SlotView = {
  programme: Programme;
  slot: Slot;
  team: Application | undefined;
  members: Person[];
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** One interview time: who meets whom, what the team needs, and how to change it. */
export function slotPage(view: SlotView): string {
  const { programme, slot, team, problems } = view;
  const title = `Interview at ${spoken(slot.startsAt, programme.timeZone)}`;
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/interviews'),
    back: { href: '/admin/interviews', text: 'Back to the interviews' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
${facts([
  [
    'Team',
    team
      ? html`<a href="/admin/applications/${team.id}">${team.draft.teamName}</a>`
      : 'Nobody has booked this time',
  ],
  ['Where', slot.place || 'Not said yet'],
  ['Panel', slot.panel.map((seat) => nameOf(seat, team)).join(', ')],
])}
${team ? needs(programme, team) : ''}
${panelForm(view)}
${cancelForm(view)}`,
  });
}

/** Somebody may say that they have a conflict after the team has booked. */
function nameOf({ personId, name }: SlotSeat, team: Application | undefined): string {
  const conflict = team?.reviews[personId]?.state === 'conflict';
  return conflict ? `${name} (has a conflict of interest: find a substitute)` : name;
}

/** What those who schedule must know, and those who score must not. */
function needs(programme: Programme, { draft }: Application): Html {
  const said = answersFor(programme, draft, 'schedulers').filter(
    ({ question, answer }) => question.seenBy === 'schedulers' && answer !== '',
  );
  return html`<h2>What the team needs</h2>${
    said.length > 0 ? said.map(({ answer }) => paragraphs(answer)) : html`<p>Nothing was said.</p>`
  }`;
}

function panelForm(view: SlotView): Html {
  const { programme, slot, members, problems, typed, requestId } = view;
  const seated = new Set(slot.panel.map(({ personId }) => personId));
  const chosen = ({ id }: Person) =>
    problems.length > 0 ? `panel.${id}` in typed : seated.has(id);
  return html`<h2>Change the panel</h2>
<form method="post" action="/admin/interviews/${slot.id}/panel" novalidate>${hidden('requestId', requestId)}
${panelBoxes(programme, { members, problems, chosen })}
${reason('Why does it change?', problems, typed)}
${button({ text: 'Change the panel', preventDoubleClick: true })}</form>`;
}

function cancelForm({ slot, team, problems, typed, requestId }: SlotView): Html {
  return html`<h2>Cancel this time</h2>
<p>${team ? 'The team and the panel get your reason, and the team chooses another time.' : 'Nobody has booked it, so nobody is told.'}</p>
<form method="post" action="/admin/interviews/${slot.id}/cancel" novalidate>${hidden('requestId', requestId)}
${reason('Why is it cancelled?', problems, typed)}
${button({ text: 'Cancel this time', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`;
}

function reason(label: string, problems: Problem[], typed: Record<string, unknown>): Html {
  return textarea({
    name: 'feedback',
    label,
    rows: 2,
    value: String(typed['feedback'] ?? ''),
    problems,
  });
}
