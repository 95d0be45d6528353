import { html } from 'hono/html';
import type { Application, Provenance } from '../domain/application.ts';
import type { Html } from './components/content.ts';
import { notificationBanner } from './components/notification-banner.ts';

/** Says on every page that somebody of the staff fills the form in for a team. */
export function enteredBanner({ provenance, reference }: Application): Html {
  const how = provenance ? HOW[provenance.how] : 'as the team asked';
  return notificationBanner({
    titleText: 'For a team',
    html: html`<p class="govuk-notification-banner__heading">You are filling in application ${reference} for a team, ${how}. Enter what they say, in their words. The history keeps your name.</p>`,
  });
}

/** How an application came in, as the end of a sentence. */
export const HOW: Record<Provenance['how'], string> = {
  phone: 'by phone',
  paper: 'from paper',
  other: 'as the team asked',
};
