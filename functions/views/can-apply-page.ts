import { html } from 'hono/html';
import type { Programme } from '../domain/programme.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { type Html, layout } from './layout.ts';

/** Whether a team can apply, as guidance: nothing on this page can refuse anybody. */
export function canApplyPage(programme: Programme, open: boolean): string {
  const { whoCanApply, ifYouCannot } = programme.guidance;
  const title = 'Check that you can apply';
  return layout({
    title,
    academy: programme,
    back: { href: '/' },
    content: html`<h1>${title}</h1>
<p>Who can apply:</p>
${bullets(whoCanApply)}
<p>${teamSize(programme)}</p>
${ifYouCannot.length > 0 ? insetText({ html: html`${ifYouCannot.map((line) => html`<p>${line}</p>`)}` }) : ''}
${open ? button({ text: 'Continue', href: '/apply' }) : html`<p>Applications cannot be started now. <a href="/">See the dates</a>.</p>`}`,
  });
}

/** Lines as bullet points. */
export function bullets(lines: string[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function teamSize({ team: { minMembers, maxMembers } }: Programme): string {
  const size = minMembers === maxMembers ? `${maxMembers}` : `${minMembers} to ${maxMembers}`;
  return `A team is ${size} people. You can add them later.`;
}
