import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { ABOUT_MEMBER, ABOUT_TEAM } from '../domain/form/asked.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { adminNavigation } from './admin/navigation.ts';
import { askField } from './ask-field.ts';
import type { FormState } from './begin-page.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { radios, textarea } from './fields.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** The page on which staff begin an application for a team. */
export function enterPage(programme: Programme, { problems, typed, requestId }: FormState): string {
  const title = 'Enter an application for a team';
  const shown = (name: string) => ({ value: String(typed[name] ?? ''), problems });
  const email = { ...ABOUT_MEMBER.email, label: 'Email address of the contact', hint: HINT };
  const teamName = { ...ABOUT_TEAM.teamName, required: false };
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: '/admin' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>For a team that phones or writes on paper. You fill in the same form as the team would, and the application says that you entered it.</p>
<form method="post" action="/admin/enter" novalidate>${hidden('requestId', requestId)}
${radios({ name: 'how', label: 'How did the team tell you?', options: WAYS, ...shown('how') })}
${textarea({ name: 'reason', label: 'Why do you enter it for the team?', hint: 'For the history of the application.', rows: 2, ...shown('reason') })}
${askField({ name: 'name', asked: { ...ABOUT_MEMBER.name, label: 'Name of the team’s contact' } }, shown('name'))}
${askField({ name: 'email', asked: email }, shown('email'))}
${askField({ name: 'teamName', asked: teamName }, shown('teamName'))}
${button({ text: 'Start', preventDoubleClick: true })}</form>`,
  });
}

const HINT = 'The receipt and all news go there. Ask whose address the team wants to use.';

const WAYS = [
  { value: 'phone', text: 'By phone' },
  { value: 'paper', text: 'On paper' },
  { value: 'other', text: 'Another way' },
];

/** The page on which staff let one team send after the deadline. */
export function lateLinkPage(
  programme: Programme,
  { id, reference, draft }: Application,
  ends: string[],
  { problems, typed, requestId }: FormState,
): string {
  const title = `Let ${draft.teamName || reference} send late`;
  const shown = (name: string) => ({ value: String(typed[name] ?? ''), problems });
  const options = ends.map((end) => ({ value: end, text: spoken(end, programme.timeZone) }));
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: `/admin/applications/${id}` },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>The team’s contact gets an email with a link. The application can be sent once with it, by anybody in the team.</p>
<form method="post" action="/admin/applications/${id}/late-link" novalidate>${hidden('requestId', requestId)}
${textarea({ name: 'reason', label: 'Reason', hint: 'For the history of the application. The team does not see it.', ...shown('reason') })}
${radios({ name: 'until', label: 'Until when can it be sent?', options, ...shown('until') })}
${button({ text: 'Send the late link', preventDoubleClick: true })}</form>`,
  });
}
