import { html } from 'hono/html';
import { ABOUT_MEMBER } from '../domain/form/asked.ts';
import type { Programme } from '../domain/programme.ts';
import { askField } from './ask-field.ts';
import type { FormState } from './begin-page.ts';
import { button } from './components/button.ts';
import { said } from './interest-pages.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** The page on which somebody asks for a new link to their application. */
export function newLinkPage(programme: Programme, { problems, typed }: FormState): string {
  const title = 'Get a new link to your application';
  const asked = { ...ABOUT_MEMBER.email, label: 'Your email address', hint: HINT };
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<form method="post" action="/new-link" novalidate>
${askField({ name: 'email', asked }, { value: String(typed['email'] ?? ''), problems }, { email: 'email' })}
${button({ text: 'Send me a link', preventDoubleClick: true })}</form>`,
  });
}

const HINT = 'The address that you or your team gave in the application.';

/** Says the same for every address, so that nobody can find out who has applied. */
export function newLinkSentPage(programme: Programme): string {
  const { email } = programme.organiser;
  return said(programme, 'Check your email', [
    'If the address belongs to an application, we have sent a new link to it. It can take a few minutes; please look among unwanted mail too.',
    `If nothing comes, your team may have given another address. Ask them, or write to ${email}.`,
  ]);
}
