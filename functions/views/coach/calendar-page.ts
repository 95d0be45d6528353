import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { insetText } from '../components/inset-text.ts';
import { layout } from '../layout.ts';
import { coachNavigation } from './coach-words.ts';

/** The address for a coach's calendar program, shown this once. */
export function coachCalendarPage(programme: Programme, address: string): string {
  const title = 'Your calendar address';
  return layout({
    title,
    area: 'coach',
    academy: programme,
    navigation: coachNavigation(),
    back: { text: 'Your teams', href: '/coach' },
    content: html`<h1>${title}</h1>
<p>Copy it into your calendar program, where it says that a calendar can be added by its address or from the internet.</p>
${insetText({ html: html`<p>${address}</p>` })}
<p>It is shown only now. Anybody who has it can see the dates of the programme, and nothing else. Where it should not work any more, <a class="govuk-link" href="${address.replace(/\.ics$/, '')}">end it</a> and make another.</p>`,
  });
}
