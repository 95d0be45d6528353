import { html } from 'hono/html';
import type { Clash } from '../domain/form/merge.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { insetText } from './components/inset-text.ts';
import { notificationBanner } from './components/notification-banner.ts';
import { type Html, paragraphs } from './layout.ts';

/** A clash with the question that it is about, in words. */
export type LabelledClash = Clash & { label: string };

/** Says what somebody else saved while this was typed. What was typed stands in the form, not saved yet. */
export function clashBanner({ timeZone }: Programme, clashes: LabelledClash[]): Html | string {
  if (clashes.length === 0) return '';
  return notificationBanner({
    titleId: 'main-clash',
    html: html`<p class="govuk-notification-banner__heading">Somebody else in your team changed this while you were writing</p>
<p>Both versions are here. What they saved is in this box. What you wrote is in the form below and is <strong>not saved yet</strong>: save it to put it in place of theirs, or put the two together first.</p>
${clashes.map(
  ({ label, theirs, by, at }) => html`<h2 class="govuk-heading-s">${label}</h2>
<p>${by ? `${by} saved this${at ? ` at ${spoken(at, timeZone)}` : ''}:` : 'Saved meanwhile:'}</p>
${insetText({ html: html`${theirs.trim() === '' ? html`<p>Nothing: it was emptied or removed.</p>` : paragraphs(theirs)}` })}`,
)}`,
  });
}
