import { html } from 'hono/html';
import { type Application, contactOf, type Member } from '../../domain/application.ts';
import { aboutMember } from '../../domain/form/form.ts';
import type { Programme } from '../../domain/programme.ts';
import { mayChangeTeam, teamChangesEnd } from '../../domain/team-changes.ts';
import { spoken } from '../../domain/time.ts';
import { askField } from '../ask-field.ts';
import type { FormState } from '../begin-page.ts';
import { addAnother } from '../components/add-another.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { hidden, textarea } from '../fields.ts';
import { facts, type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { adminNavigation } from './navigation.ts';

/** The people of a team that has applied, for the delivery team to change. */
export function adminTeamPage(programme: Programme, application: Application, now: string): string {
  const { id, reference, draft } = application;
  const { members } = draft;
  const { maxMembers } = programme.team;
  const open = mayChangeTeam(programme, application, now);
  const end = spoken(teamChangesEnd(programme), programme.timeZone);
  const add = { text: 'Add another person', href: `${pathOf(application)}/new` };
  const mayAdd = open && members.length < maxMembers;
  return layout({
    title: `People in ${draft.teamName || reference}`,
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: `/admin/applications/${id}`, text: 'Back to the application' },
    content: html`<h1>People in ${draft.teamName || reference}</h1>
<p>${members.length} of up to ${maxMembers} people.</p>
${insetText({ text: open ? `You can change the team until ${end}, for a reason that the history keeps. Everybody in it is told, and who made the change.` : `The team can no longer be changed here. That is possible until ${end}, while the application is open.` })}
${addAnother({
  items: members.map((member) => memberItem(application, member, open)),
  empty: 'Nobody.',
  full: open ? 'The team is full.' : '',
  ...(mayAdd ? { add } : {}),
})}`,
  });
}

function memberItem(
  application: Application,
  { id, name, organisation, email }: Member,
  open: boolean,
) {
  const isContact = contactOf(application.draft)?.id === id;
  const action = (text: string, end = '') => ({
    ...{ text, visuallyHiddenText: name },
    href: `${pathOf(application)}/${id}${end}`,
  });
  return {
    name: isContact ? `${name} (contact)` : name,
    description: `${organisation}. ${email}`,
    actions: open
      ? [
          action('Replace'),
          ...(isContact ? [] : [action('Make contact', '/contact'), action('Remove', '/remove')]),
        ]
      : [],
  };
}

/** The page on which staff put somebody into a team, in the place of a member or besides them. */
export function changeMemberPage(
  programme: Programme,
  application: Application,
  replaced: Member | undefined,
  { problems, typed, requestId }: FormState,
): string {
  const title = replaced ? `Replace ${replaced.name}` : 'Add somebody to the team';
  const value = (name: string) => String(typed[name] ?? '');
  return page(programme, application, {
    ...{ title, problems },
    content: html`${replaced ? html`<p>The link of ${replaced.name} stops working at once, and they get no more news. What they have in their calendar is taken out.</p>` : ''}
<p>The new member gets an email with a link of their own and the dates that are still ahead.</p>
<form method="post" action="${pathOf(application)}/${replaced?.id ?? 'new'}" novalidate>${hidden('requestId', requestId)}
${aboutMember(programme).map((asked) => askField({ name: asked.id, asked }, { value: value(asked.id), problems }))}
${reasonField({ problems, value: value('reason') })}
${button({ text: replaced ? 'Replace this person' : 'Add this person', preventDoubleClick: true })}</form>`,
  });
}

const ACTS = {
  remove: {
    title: ({ name }: Member) => `Take ${name} out of the team`,
    words:
      'Their link stops working at once, and they get no more news. What they have in their calendar is taken out. What they wrote stays.',
    button: 'Take this person out',
  },
  contact: {
    title: ({ name }: Member) => `Make ${name} the contact of the team`,
    words: 'Outcomes and offers go to the contact. Everybody in the team is told.',
    button: 'Make this person the contact',
  },
};

/** The page on which staff take somebody out of a team, or choose who speaks for it. */
export function memberReasonPage(
  act: keyof typeof ACTS,
  programme: Programme,
  application: Application,
  member: Member,
  { problems, typed, requestId }: FormState,
): string {
  const { title, words, button: text } = ACTS[act];
  return page(programme, application, {
    ...{ title: title(member), problems },
    content: html`<p>${words}</p>
${facts([
  ['Organisation', member.organisation],
  ['Email address', member.email],
])}
<form method="post" action="${pathOf(application)}/${member.id}/${act}" novalidate>${hidden('requestId', requestId)}
${reasonField({ problems, value: String(typed['reason'] ?? '') })}
${button({ text, preventDoubleClick: true })}</form>`,
  });
}

function reasonField(shown: { problems: FormState['problems']; value: string }): Html {
  return textarea({
    ...{ name: 'reason', label: 'Reason', rows: 3, ...shown },
    hint: 'For the history of the application. The team does not get these words.',
  });
}

function page(
  programme: Programme,
  application: Application,
  shown: { title: string; problems: FormState['problems']; content: Html },
): string {
  const { title, problems, content } = shown;
  const { reference, draft } = application;
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: pathOf(application), text: 'Back to the people in the team' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>${draft.teamName}, application <strong class="academy-reference">${reference}</strong>.</p>
${content}`,
  });
}

function pathOf({ id }: Application): string {
  return `/admin/applications/${id}/team`;
}
