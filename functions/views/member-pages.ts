import { html } from 'hono/html';
import type { Application, Member } from '../domain/application.ts';
import { isComplete } from '../domain/check-application.ts';
import type { Problem } from '../domain/errors.ts';
import { memberName, readField } from '../domain/form/fields.ts';
import { aboutMember } from '../domain/form/form.ts';
import { markOf } from '../domain/form/merge.ts';
import type { Programme } from '../domain/programme.ts';
import { askField } from './ask-field.ts';
import { clashBanner, type LabelledClash } from './clash-banner.ts';
import { addAnother } from './components/add-another.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { enteredBanner } from './entered-banner.ts';
import { radios } from './fields.ts';
import { type Html, layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** Who looks at the team, and what was just tried. */
export type MemberContext = {
  /** The member who is looking; nobody where staff enter the draft. */
  self: string;
  entering: boolean;
  requestId: string;
  problems: Problem[];
  typed: Record<string, unknown>;
  clashes: LabelledClash[];
};

/** The people of the team, to add, change and remove. */
export function membersPage(
  programme: Programme,
  application: Application,
  { self, entering }: Pick<MemberContext, 'self' | 'entering'>,
): string {
  const { maxMembers } = programme.team;
  const { members } = application.draft;
  const items = members.map((member) => memberItem(programme, member, self));
  const add = { text: 'Add another person', href: '/application/members/new' };
  return layout({
    title: 'People in your team',
    academy: programme,
    back: { href: '/application' },
    content: html`${entering ? enteredBanner(application) : ''}<h1>People in your team</h1>
<p>${members.length} of up to ${maxMembers} people. Each gets a link of their own, so that you can fill this in together.</p>
${addAnother({ items, empty: 'Nobody yet.', full: 'Your team is full.', ...(members.length < maxMembers ? { add } : {}) })}
<p>${button({ text: 'Continue', href: '/application' })}</p>`,
  });
}

/** The details of one member, or of somebody new. */
export function memberPage(
  programme: Programme,
  application: Application,
  member: Member | undefined,
  context: MemberContext,
): string {
  const { problems, typed, requestId, entering, clashes, self } = context;
  const key = member?.id ?? 'new';
  const title = titleOf(member, self);
  const seen = member ? markOf(readField(application.draft, memberName(member.id))) : undefined;
  const value = (id: string) => String(typed[id] ?? member?.[id as keyof Member] ?? '');
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/application/members' },
    content: html`${entering ? enteredBanner(application) : ''}${errorSummary(problems)}${clashBanner(programme, clashes)}<h1>${title}</h1>
<form method="post" action="/application/members/${key}" novalidate>${hidden('requestId', requestId)}${seen === undefined ? '' : hidden('seen.member', seen)}
${aboutMember(programme).map((asked) => askField({ name: asked.id, asked }, { value: value(asked.id), problems }, key === self ? OWN : {}))}
${button({ text: 'Save and continue', preventDoubleClick: true })}</form>`,
  });
}

/** Asks whether a member should really be removed. */
export function removeMemberPage(
  programme: Programme,
  member: Member,
  requestId: string,
  problems: Problem[] = [],
): string {
  const title = `Remove ${member.name} from the team?`;
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/application/members' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>Their details are taken out of the application, and their link stops working. What they wrote stays.</p>
<form method="post" action="/application/members/${member.id}/remove" novalidate>${hidden('requestId', requestId)}
${radios({ name: 'confirm', label: 'Do you want to remove them?', options: REMOVE, problems })}${button({ text: 'Continue', preventDoubleClick: true })}</form>`,
  });
}

const REMOVE = [
  { value: 'yes', text: 'Yes, remove them' },
  { value: 'no', text: 'No, keep them in the team' },
];

/** Browsers may fill in the details of the person at them, not those of others. */
const OWN = { name: 'name', email: 'email', organisation: 'organization' } as const;

function titleOf(member: Member | undefined, self: string): string {
  if (!member) return 'Add somebody to your team';
  return member.id === self ? 'Your details' : `Details of ${member.name}`;
}

function memberItem(programme: Programme, member: Member, self: string) {
  const { id, name, organisation, sector } = member;
  const kind = programme.team.sectors.find((each) => each.id === sector)?.name;
  const complete = isComplete(programme, member);
  const change = { text: 'Change', href: `/application/members/${id}`, visuallyHiddenText: name };
  const remove = { ...change, text: 'Remove', href: `/application/members/${id}/remove` };
  return {
    name: id === self ? `${name} (you)` : name,
    description: complete ? `${organisation}. ${kind}` : 'Some details are still missing.',
    actions: id === self ? [change] : [change, remove],
  };
}

/** What a member told about themselves, a line each, for a summary. */
export function memberLine({ team }: Programme, member: Member): Html {
  const { organisation, sector, role, payBand, email } = member;
  const kind = team.sectors.find(({ id }) => id === sector)?.name ?? 'Kind not provided';
  const band =
    team.payBands.find(({ id }) => id === payBand)?.name ?? 'Pay band group not provided';
  const lines = [organisation || 'Organisation not provided', kind, role, band, email];
  return html`${lines.filter(Boolean).map((line, at) => html`${at > 0 ? html`<br>` : ''}${line}`)}`;
}
