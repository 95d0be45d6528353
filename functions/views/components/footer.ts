import { html } from 'hono/html';
import type { Html } from './content.ts';

/** What stands at the end of every page: help first, then links about the site. */
export type FooterOptions = { help: Html; links: { text: string; href: string }[] };

/** The footer. Not the official one, which draws a crown and names a licence that is not ours. */
export function footer({ help, links }: FooterOptions): Html {
  return html`<div class="academy-footer"><div class="govuk-width-container"><h2 class="govuk-heading-s">Help</h2>${help}
<ul class="academy-footer__links">${links.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul></div></div>`;
}
