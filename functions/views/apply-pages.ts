import { html, raw } from 'hono/html';
import type { Application, Member } from '../domain/application.ts';
import { countWords } from '../domain/check-application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Programme, Question } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, isOpen, opensAt, shortlistAt } from '../domain/timetable.ts';
import { type Html, hidden, input, layout, paragraphs, select } from './layout.ts';
import { errorSummary } from './problem-page.ts';

/** The first page: who can apply, dates, what one needs, where to begin. */
export function startPage(programme: Programme, now: string): string {
  const zone = programme.timeZone;
  const { minMembers, maxMembers } = programme.team;
  return layout({
    title: programme.name,
    content: html`<h1>${programme.name}</h1>
${paragraphs(programme.summary)}
<h2>When</h2>
<p>Applications open at ${spoken(opensAt(programme), zone)} and close at ${spoken(closesAt(programme), zone)}. We announce the outcome at ${spoken(shortlistAt(programme), zone)}.</p>
<h2>What you need</h2>
<ul><li>a team of ${minMembers} to ${maxMembers} people, with their names, email addresses and organisations</li><li>an idea, under way or new</li><li>about an hour; you can stop and go on later</li></ul>
${startButton(programme, now)}
<p>Questions? Write to <a href="mailto:${programme.organiser.email}">${programme.organiser.email}</a>.</p>`,
  });
}

/** The page that begins a draft: who you are and how to reach you. */
export function beginPage(problems: Problem[], values: Record<string, string>): string {
  return layout({
    title: `${problems.length > 0 ? 'Error: ' : ''}Start an application`,
    content: html`${errorSummary(problems)}<h1>Start an application</h1>
<p>We send you a link, so that you can go on later and on another device.</p>
<form method="post" action="/apply" novalidate>
${input('name', 'Your name', values['name'])}
${input('email', 'Your email address', values['email'], { type: 'email', hint: 'We send the link here' })}
${input('teamName', 'Name of your team (you can choose or change it later)', values['teamName'])}
<button>Start</button></form>`,
  });
}

/** The draft: team, questions, consents, and what still keeps it from being sent. */
export function draftPage(
  programme: Programme,
  application: Application,
  context: {
    problems: Problem[];
    missing: Problem[];
    findings: string[];
    saved: boolean;
    requestId: string;
  },
): string {
  const { draft } = application;
  const deadline = spoken(closesAt(programme), programme.timeZone);
  return layout({
    title: `${context.problems.length > 0 ? 'Error: ' : ''}Your application`,
    content: html`${errorSummary(context.problems)}<h1>Your application</h1>
<p>Reference <strong>${application.reference}</strong>. Send it by ${deadline}.</p>
${context.saved ? html`<div class="panel" role="status"><p>Saved. You can close this page and come back by the link in your mail.</p></div>` : ''}
<h2 id="members">Your team</h2>
<p>Save your answers below before you change who is in the team.</p>
${membersTable(programme, draft.members)}
${memberForms(programme, draft.members)}
<form method="post" action="/application/draft" novalidate>
${hidden('version', String(application.draftVersion))}
<h2>About your team</h2>
${input('teamName', 'Name of your team', draft.teamName)}
${contactChoice(draft.members, draft.contactId)}
${select('livedExperience', 'Does your team include lived experience of what it wants to improve?', LIVED, draft.livedExperience)}
<p class="hint">You answer for the team as a whole. It is never scored and never shown to those who score.</p>
${sections(programme.questions).map(([section, questions]) => html`<h2>${section}</h2>${questions.map((question) => field(question, draft.answers[question.id] ?? ''))}`)}
<h2>Before you send</h2>
${hidden('consents', 'shown')}
${programme.consents.map(({ id, label, required }) => checkbox(`consent.${id}`, label + (required ? '' : ' (optional)'), draft.consents.includes(id)))}
<button class="quiet">Save and go on later</button>
<h2>Send</h2>
${toSend(context)}
${hidden('requestId', context.requestId)}<button formaction="/application/send">Send application</button></form>`,
  });
}

const LIVED = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'prefer-not-to-say', text: 'Prefer not to say' },
];

function startButton(programme: Programme, now: string): Html {
  if (isOpen(programme, now)) {
    return html`<form method="get" action="/apply"><button>Start now</button></form>`;
  }
  return now < opensAt(programme)
    ? html`<div class="panel"><p>Applications are not open yet.</p></div>`
    : html`<div class="panel"><p>Applications have closed. If you sent one, use the link in your latest mail.</p></div>`;
}

function membersTable(programme: Programme, members: Member[]): Html {
  if (members.length === 0) return html`<p>Nobody yet.</p>`;
  const sector = (id: string) => programme.team.sectors.find((each) => each.id === id)?.name ?? '';
  return html`<div class="scroll"><table><thead><tr><th>Name</th><th>Organisation</th><th>Kind</th><th></th></tr></thead><tbody>${members.map(
    (member) =>
      html`<tr><td>${member.name}</td><td>${member.organisation}</td><td>${sector(member.sector)}</td><td><form method="post" action="/application/members/remove">${hidden('memberId', member.id)}<button class="quiet">Remove<span class="skip"> ${member.name}</span></button></form></td></tr>`,
  )}</tbody></table></div>`;
}

/** A form for each member whose details are missing, and one for another member while there is room. */
function memberForms(programme: Programme, members: Member[]): Html {
  const incomplete = members.filter(
    ({ organisation, sector }) => organisation === '' || sector === '',
  );
  const full = members.length >= programme.team.maxMembers;
  return html`${incomplete.map((member) => memberForm(programme, `Complete the details of ${member.name}`, member))}
${
  full
    ? html`<p>Your team is full: it can have ${programme.team.maxMembers} people.</p>`
    : memberForm(programme, 'Add another member')
}`;
}

function memberForm(programme: Programme, heading: string, member?: Member): Html {
  const { sectors, payBands } = programme.team;
  const options = (list: { id: string; name: string }[]) =>
    list.map((each) => ({ value: each.id, text: each.name }));
  // Several such forms may stand on one page, and a label belongs to one field.
  const id = (field: string) => `${field}-${member?.id ?? 'new'}`;
  return html`<details${raw(member ? ' open' : '')}><summary>${heading}</summary><form method="post" action="/application/members" novalidate>
${input('name', 'Name', member?.name, { id: id('name') })}${input('email', 'Email address', member?.email, { id: id('email'), type: 'email' })}${input('organisation', 'Organisation', member?.organisation, { id: id('organisation') })}
${select('sector', 'Kind of organisation', options(sectors), member?.sector, id('sector'))}
${input('role', 'Role (optional)', member?.role, { id: id('role') })}
${select('payBand', 'Pay band group', options(payBands), member?.payBand, id('payBand'))}
<button class="quiet">Save member</button></form></details>`;
}

function contactChoice(members: Member[], contactId: string): Html | string {
  if (members.length === 0) return '';
  return select(
    'contactId',
    'Who speaks for the team? We write to this person',
    members.map(({ id, name }) => ({ value: id, text: name })),
    contactId || (members[0]?.id ?? ''),
  );
}

function sections(questions: Question[]): [string, Question[]][] {
  const names = [...new Set(questions.map(({ section }) => section))];
  return names.map((name) => [name, questions.filter(({ section }) => section === name)]);
}

function field(question: Question, value: string): Html {
  const name = `answer.${question.id}`;
  const optional = question.required ? '' : ' (optional)';
  if (question.kind === 'choice') {
    const options = (question.options ?? []).map((option) => ({
      value: option.value,
      text: option.label,
    }));
    return html`<div id="${question.id}">${select(name, question.label + optional, options, value)}</div>`;
  }
  if (question.kind === 'number') {
    return html`<div id="${question.id}">${input(name, question.label + optional, value, { hint: question.hint ?? '' })}</div>`;
  }
  const limit = `${question.hint ? `${question.hint} ` : ''}Up to ${question.maxWords} words; you have used ${countWords(value)}.`;
  return html`<div id="${question.id}"><label for="${name}">${question.label}${optional}</label><p class="hint">${limit}</p><textarea id="${name}" name="${name}">${value}</textarea></div>`;
}

function checkbox(name: string, label: string, checked: boolean): Html {
  return html`<div class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${raw(checked ? ' checked' : '')}><label for="${name}">${label}</label></div>`;
}

function toSend({ missing, findings }: { missing: Problem[]; findings: string[] }): Html {
  const still =
    missing.length > 0
      ? html`<p>When you last saved, this was still missing:</p><ul>${missing.map(({ message }) => html`<li>${message}</li>`)}</ul>`
      : html`<p>Everything that is needed was there when you last saved.</p>`;
  const look =
    findings.length > 0
      ? html`<div class="panel">${findings.map((finding) => html`<p>${finding}</p>`)}<p>You may send it all the same. A person looks at it; no rule declines it.</p></div>`
      : '';
  return html`${still}${look}`;
}
