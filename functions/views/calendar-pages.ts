import { html } from 'hono/html';
import type { Programme } from '../domain/programme.ts';
import { button } from './components/button.ts';
import { layout } from './layout.ts';

/** Asks whether the calendar at this secret address is to end. */
export function endCalendarPage(programme: Programme, secret: string): string {
  const title = 'Your calendar address';
  return layout({
    title,
    academy: programme,
    content: html`<h1>${title}</h1>
<p>This address shows the dates of the programme. Anybody who has it can see them, and nothing else.</p>
<p>If it has got into the wrong hands, you can end it. The next email about a date has a new address.</p>
<form method="post" action="/calendar/${secret}">${button({ text: 'End this address', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  });
}

/** Says that the address shows nothing any more. */
export function calendarEndedPage(programme: Programme): string {
  const title = 'The calendar address has ended';
  return layout({
    title,
    academy: programme,
    content: html`<h1>${title}</h1>
<p>It shows no dates any more. You can remove the calendar from your calendar program.</p>`,
  });
}
