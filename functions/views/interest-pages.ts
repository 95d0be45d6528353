import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import { ABOUT_MEMBER } from '../domain/form/asked.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { opensAt } from '../domain/timetable.ts';
import { askField } from './ask-field.ts';
import type { FormState } from './begin-page.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { checkbox } from './fields.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** The page on which somebody asks to be told when applications open. */
export function interestPage(
  programme: Programme,
  { problems, typed, requestId }: FormState,
): string {
  const title = 'Be told when applications open';
  const shown = (name: string) => ({ value: String(typed[name] ?? ''), problems });
  const email = { ...ABOUT_MEMBER.email, label: 'Your email address', hint: HINT };
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>Applications open at ${spoken(opensAt(programme), programme.timeZone)}. We write to you once, then.</p>
<form method="post" action="/interest" novalidate>${hidden('requestId', requestId)}
${askField({ name: 'name', asked: { ...ABOUT_MEMBER.name, label: 'Your name' } }, shown('name'), { name: 'name' })}
${askField({ name: 'email', asked: email }, shown('email'), { email: 'email' })}
${button({ text: 'Tell me', preventDoubleClick: true })}</form>`,
  });
}

const HINT = 'We use it for this alone. Every message has a way to stop them.';

/** Says that it has been noted; the same whether the address was known before or not. */
export function interestNotedPage(programme: Programme): string {
  return said(programme, 'We will tell you when applications open', [
    'We have sent you an email to confirm it.',
    `Applications open at ${spoken(opensAt(programme), programme.timeZone)}.`,
  ]);
}

/** Asks whether somebody really wants no more messages; looking at it changes nothing. */
export function unsubscribePage(
  programme: Programme,
  who: string,
  problems: Problem[] = [],
): string {
  const title = 'Stop messages from the academy?';
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>You then get no more news of when applications open. Messages about an application of yours go on.</p>
<form method="post" action="/unsubscribe" novalidate>${hidden('who', who)}${checkbox({ name: 'confirm', label: 'Yes, stop these messages', checked: false, problems })}${button({ text: 'Stop messages', preventDoubleClick: true })}</form>`,
  });
}

/** Says that there are no more messages; the same whether there were any or not. */
export function unsubscribedPage(programme: Programme): string {
  return said(programme, 'You get no more messages', [
    'We do not tell you when applications open any more. Messages about an application of yours go on.',
  ]);
}

/** A page that says something and has nothing to do. */
export function said(programme: Programme, title: string, lines: string[]): string {
  return layout({
    title,
    academy: programme,
    content: html`<h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}<p><a href="/">Go to the first page</a></p>`,
  });
}
