import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import { type Person, Role } from '../../domain/people.ts';
import type { Programme } from '../../domain/programme.ts';
import { checkboxes } from '../components/checkboxes.ts';
import { input } from '../components/input.ts';
import { radios } from '../components/radios.ts';
import type { Html } from '../layout.ts';

/** What each role is called, and what it comes with. */
export const ROLE_WORDS: Record<Role, { name: string; hint: string }> = {
  'delivery-team': { name: 'Delivery team', hint: 'Sees and decides everything' },
  panel: { name: 'Panel', hint: 'Scores and interviews, without seeing who applies' },
  coach: { name: 'Coach', hint: 'Accompanies teams of the cohort' },
  speaker: { name: 'Speaker', hint: 'Gets mail about the sessions; does not sign in' },
  operator: { name: 'Operator', hint: 'Looks after the system; sees nothing that teams wrote' },
  subscriber: { name: 'Subscriber', hint: 'Hears when applications open; does not sign in' },
};

/** The fields of a person, with what is known or was typed. */
export function personFields(
  programme: Programme,
  known: Partial<Person>,
  { problems, typed }: { problems: Problem[]; typed: Record<string, unknown> },
): Html {
  const value = (name: 'name' | 'organisation' | 'seat') =>
    String(typed[name] ?? known[name] ?? '');
  const again = problems.length > 0;
  const ticked = (role: Role) =>
    again ? typed[`role.${role}`] === role : (known.roles ?? []).includes(role);
  return html`${input({ id: 'name', name: 'name', label: { text: 'Name' }, value: value('name'), ...errorOf('name', problems) })}
${checkboxes({
  name: 'roles',
  fieldset: { legend: { text: 'What do they do?' } },
  ...errorOf('roles', problems),
  items: Role.options.map((role) => ({
    value: role,
    name: `role.${role}`,
    text: ROLE_WORDS[role].name,
    hint: { text: ROLE_WORDS[role].hint },
    checked: ticked(role),
  })),
})}
${radios({
  name: 'seat',
  fieldset: { legend: { text: 'Seat on the panel' } },
  hint: { text: 'Only for a panel member: the point of view that they speak from' },
  ...errorOf('seat', problems),
  value: value('seat'),
  items: programme.panel.seats.map(({ id, name }) => ({ value: id, text: name })),
})}
${input({ id: 'organisation', name: 'organisation', label: { text: 'Organisation (optional)' }, hint: { text: 'Used to suggest conflicts of interest' }, value: value('organisation'), ...errorOf('organisation', problems) })}`;
}

/** The message of a field that something is wrong with. */
export function errorOf(name: string, problems: Problem[]) {
  const found = problems.find(({ field }) => field === name);
  return found ? { errorMessage: { text: found.message } } : {};
}
