import { html } from 'hono/html';
import { type Application, contactOf } from '../../domain/application.ts';
import type { Programme } from '../../domain/programme.ts';
import { localDate, spokenDate } from '../../domain/time.ts';
import type { Html } from '../layout.ts';
import { counted } from '../words.ts';

/** Where a coach can go. */
export function coachNavigation(current?: '/coach') {
  return [{ text: 'Your teams', href: '/coach', current: current === '/coach' }];
}

/** Who speaks for a team, and how to reach them. */
export function contactLine({ draft }: Application): Html {
  const contact = contactOf(draft);
  if (!contact) return html`The team has named no contact.`;
  return html`Contact: ${contact.name}, ${mailTo(contact.email)}`;
}

/** An address that opens the reader's mail program. */
export function mailTo(email: string): Html {
  return html`<a class="govuk-link" href="mailto:${email}">${email}</a>`;
}

/** How long the time of a session is open: until the next one is due. */
export function within({ coaching }: Programme): string {
  const weeks = coaching?.everyWeeks ?? 1;
  return `in the ${weeks === 1 ? 'week' : counted(weeks, 'week')}`;
}

/** The local day of an instant, in words. */
export function dayOf({ timeZone }: Programme, instant: string): string {
  return spokenDate(localDate(instant, timeZone));
}
