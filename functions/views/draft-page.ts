import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import { answerInWords, countWords } from '../domain/form/answers.ts';
import type { Question } from '../domain/form/question.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt } from '../domain/timetable.ts';
import { checkbox, hidden, input, radios, select, textarea } from './fields.ts';
import { type Html, layout, paragraphs } from './layout.ts';
import { membersSection } from './member-fields.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What the draft's page shows besides the draft. */
export type DraftContext = {
  problems: Problem[];
  /** What was just typed and is not saved; it goes before what is. */
  typed: Record<string, unknown>;
  missing: Problem[];
  findings: string[];
  saved: boolean;
  requestId: string;
  /** What somebody else saved meanwhile, where it differs from what was typed. */
  theirs?: { label: string; text: string }[];
};

/** The draft as one form, so that whichever button is pressed nothing that was typed is lost. */
export function draftPage(
  programme: Programme,
  application: Application,
  context: DraftContext,
): string {
  const { draft } = application;
  const problems = onThePage(programme, context.problems);
  const misfits = onThePage(programme, whatToCorrect(application, context.missing));
  const typed = (name: string, stored: string) => textOf(context.typed[name]) ?? stored;
  const show = { typed, problems };
  return layout({
    title: titleWith(problems, 'Your draft application'),
    academy: programme,
    content: html`${errorSummary(problems)}${context.saved && problems.length === 0 ? saved(misfits) : ''}
<h1>Your application</h1>
<p>Reference <strong class="ref">${application.reference}</strong>. It is a draft. Send it by ${spoken(closesAt(programme), programme.timeZone)}.</p>
${theirs(context.theirs)}
<form method="post" action="/application/draft" novalidate>
${hidden('version', String(application.draftVersion))}${hidden('requestId', context.requestId)}
<p>Save as often as you like. You and your team can come back by the link in your email.</p>
<button class="quiet">Save</button>
${membersSection(programme, draft.members, show)}
<h2>About your team</h2>
${input({ name: 'teamName', label: 'Name of your team', value: typed('teamName', draft.teamName), problems })}
${contactChoice(application, typed)}
${radios({ name: 'livedExperience', label: 'Does your team include lived experience of what it wants to improve?', hint: 'You answer for the team as a whole. It is never scored, and never shown to those who score.', options: LIVED, value: typed('livedExperience', draft.livedExperience), problems })}
${sections(programme.questions).map(([section, questions]) => html`<h2>${section}</h2>${questions.map((question) => answerField(question, typed(fieldOf(question), draft.answers[question.id] ?? ''), problems.length > 0 ? problems : misfits))}`)}
<h2>Before you send</h2>
${hidden('consents', 'shown')}
${programme.consents.map(({ id, label, required }) => checkbox({ name: `consent.${id}`, label: label + (required ? '' : ' (optional)'), checked: context.typed['consents'] === 'shown' ? context.typed[`consent.${id}`] === 'yes' : draft.consents.includes(id), problems }))}
<button>Save</button>
<h2>Send</h2>
${toSend(programme, context)}
<button formaction="/application/send">Send application</button></form>`,
  });
}

/** A draft that was not sent before the deadline: what there is, and whom to ask. */
export function unsentPage(programme: Programme, { reference, draft }: Application): string {
  const { email } = programme.organiser;
  return layout({
    title: 'Your application was not sent',
    academy: programme,
    content: html`<h1>Your application was not sent</h1>
<p>Reference <strong class="ref">${reference}</strong>. Applications closed at ${spoken(closesAt(programme), programme.timeZone)}, and this one was still a draft, so it is not considered.</p>
<p>If something stopped you from sending it, write to <a href="mailto:${email}">${email}</a> and give the reference.</p>
<h2>What you saved</h2>
${programme.questions.map((question) => html`<h3>${question.label}</h3>${paragraphs(answerInWords(question, draft.answers[question.id] ?? '') || 'Not answered')}`)}`,
  });
}

function saved(misfits: Problem[]): Html {
  const still =
    misfits.length > 0
      ? html`<p>Before you send it, please correct:</p><ul>${misfits.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>`
      : '';
  return html`<div class="panel success" role="status"><p>Saved. You can close this page, and come back by the link in your email.</p>${still}</div>`;
}

const LIVED = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'prefer-not-to-say', text: 'Prefer not to say' },
];

/** Choices up to this many are shown at once; longer ones, and those that may be left out, are lists. */
const MOST_RADIOS = 4;

/** Of what keeps the draft from being sent, the answers that are there but do not fit. */
function whatToCorrect({ draft: { answers } }: Application, missing: Problem[]): Problem[] {
  return missing.filter(({ field }) => (answers[field] ?? '').trim() !== '');
}

/** Problems name questions; on the page the fields of questions have a prefix. */
function onThePage(programme: Programme, problems: Problem[]): Problem[] {
  const questions = new Map(programme.questions.map((each) => [each.id, fieldOf(each)]));
  return problems.map(({ field, message }) => ({
    field: questions.get(field) ?? field.replace(/^answers\./, 'answer.'),
    message,
  }));
}

function fieldOf({ id }: Question): string {
  return `answer.${id}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function contactChoice(
  { draft: { members, contactId } }: Application,
  typed: (name: string, stored: string) => string,
): Html | string {
  if (members.length < 2) return '';
  return select({
    name: 'contactId',
    label: 'Who speaks for the team?',
    hint: 'We write to this person.',
    options: members.map(({ id, name }) => ({ value: id, text: name })),
    value: typed('contactId', contactId || (members[0]?.id ?? '')),
  });
}

function sections(questions: Question[]): [string, Question[]][] {
  const names = [...new Set(questions.map(({ section }) => section))];
  return names.map((name) => [name, questions.filter(({ section }) => section === name)]);
}

function answerField(question: Question, value: string, problems: Problem[]): Html {
  const { kind, hint, required, maxWords, options = [] } = question;
  const label = question.label + (required ? '' : ' (optional)');
  const field = { name: fieldOf(question), label, hint, value, problems };
  switch (kind) {
    case 'choice': {
      const choices = options.map((option) => ({ value: option.value, text: option.label }));
      return required && choices.length <= MOST_RADIOS
        ? radios({ ...field, options: choices })
        : select({ ...field, options: choices });
    }
    case 'number':
      return input({ ...field, numeric: true });
    case 'text': {
      const words = `Up to ${maxWords} words. ${countWords(value)} when last saved.`;
      const rows = (maxWords ?? 0) > 120 ? 8 : 5;
      return textarea({ ...field, rows, hint: hint ? `${hint} ${words}` : words });
    }
  }
}

function toSend(programme: Programme, { missing, findings }: DraftContext): Html {
  const still = onThePage(programme, missing);
  return html`${
    still.length > 0
      ? html`<p>Before you can send it:</p><ul>${still.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>`
      : html`<p>Everything that is needed is there. You can still take it back and change it until the deadline.</p>`
  }${
    findings.length > 0
      ? html`<div class="panel">${findings.map((finding) => html`<p>${finding}</p>`)}<p>You may send it all the same. A person looks at it; no rule declines it.</p></div>`
      : ''
  }`;
}

function theirs(changes: DraftContext['theirs']): Html | string {
  if (!changes) return '';
  return html`<div class="panel"><p>What you typed is below and is <strong>not saved yet</strong>. If you save now, it replaces what was saved meanwhile:</p>
${changes.map(({ label, text }) => html`<h2>${label}</h2>${paragraphs(text || 'Empty')}`)}
<p><a href="/application">Leave out what I typed, and show what is saved</a></p></div>`;
}
