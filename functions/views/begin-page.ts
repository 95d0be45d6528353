import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import { ABOUT_MEMBER, ABOUT_TEAM } from '../domain/form/asked.ts';
import type { Programme } from '../domain/programme.ts';
import { askField } from './ask-field.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What a form is shown with: what was typed, what is wrong, and the name of the wish that it makes. */
export type FormState = {
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** The page that begins a draft: who you are and how to reach you. */
export function beginPage(programme: Programme, state: FormState): string {
  const { problems, typed, requestId } = state;
  const title = 'Start an application';
  const shown = (name: string) => ({ value: String(typed[name] ?? ''), problems });
  const email = { ...ABOUT_MEMBER.email, label: 'Your email address', hint: EMAIL_HINT };
  const teamName = { ...ABOUT_TEAM.teamName, required: false, hint: TEAM_HINT };
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/can-you-apply' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>We send you a link by email. With it you can go on later, and on another device.</p>
<form method="post" action="/apply" novalidate>${hidden('requestId', requestId)}
${askField({ name: 'name', asked: { ...ABOUT_MEMBER.name, label: 'Your name' } }, shown('name'), { name: 'name' })}
${askField({ name: 'email', asked: email }, shown('email'), { email: 'email' })}
${askField({ name: 'teamName', asked: teamName }, shown('teamName'))}
${button({ text: 'Start', preventDoubleClick: true })}</form>`,
  });
}

const EMAIL_HINT = 'We send the link to this address.';
const TEAM_HINT = 'You can add or change it later.';
