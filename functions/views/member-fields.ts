import { html } from 'hono/html';
import type { Member } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { input, select } from './fields.ts';
import { flag, type Html } from './layout.ts';

/** How a field finds what it shows: what was just typed, and what is wrong with it. */
export type Shown = { typed: (name: string, stored: string) => string; problems: Problem[] };

/** The name under which the fields of somebody new are sent; the others go by the member's id. */
export const NEW_MEMBER = 'new';

/** The people of the team, each with their details to change, and room for another. */
export function membersSection(programme: Programme, members: Member[], shown: Shown): Html {
  const { maxMembers } = programme.team;
  return html`<h2 id="members" tabindex="-1">Your team</h2>
<p>${members.length} of up to ${maxMembers} people. Everybody gets a message when you send the application.</p>
${members.map((member) => memberFields(programme, member, shown))}
${members.length < maxMembers ? anotherMember(programme, members, shown) : html`<p>Your team is full.</p>`}`;
}

function memberFields(programme: Programme, member: Member, shown: Shown): Html {
  const complete = member.organisation !== '' && member.sector !== '' && member.payBand !== '';
  const open = !complete || hasProblem(member.id, shown);
  const summary = complete
    ? html`${member.name}, ${member.organisation}`
    : html`${member.name}: please complete the details`;
  return html`<details class="member"${flag('open', open)}><summary>${summary}</summary>
${fields(programme, member.id, member, shown)}
<button class="quiet">Save</button><button class="quiet" formaction="/application/members/remove" name="memberId" value="${member.id}">Remove ${member.name}</button></details>`;
}

function anotherMember(programme: Programme, members: Member[], shown: Shown): Html {
  const open = members.length === 0 || hasProblem(NEW_MEMBER, shown);
  return html`<details class="member"${flag('open', open)}><summary>Add ${members.length === 0 ? 'a' : 'another'} member</summary>
${fields(programme, NEW_MEMBER, undefined, shown)}
<button class="quiet">Add to the team and save</button></details>`;
}

function fields(
  { team: { sectors, payBands } }: Programme,
  key: string,
  member: Member | undefined,
  { typed, problems }: Shown,
): Html {
  const field = (name: keyof Member, label: string) => ({
    name: `member.${key}.${name}`,
    label,
    value: typed(`member.${key}.${name}`, member?.[name] ?? ''),
    problems,
  });
  const options = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  return html`${input({ ...field('name', 'Name'), autocomplete: 'off' })}
${input({ ...field('email', 'Email address'), type: 'email', autocomplete: 'off' })}
${input(field('organisation', 'Organisation'))}
${select({ ...field('sector', 'Kind of organisation'), options: options(sectors) })}
${input(field('role', 'Role (optional)'))}
${select({ ...field('payBand', 'Pay band group'), options: options(payBands) })}`;
}

function hasProblem(key: string, { problems }: Shown): boolean {
  return problems.some(({ field }) => field.startsWith(`member.${key}.`));
}
