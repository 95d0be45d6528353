import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import type { Html } from './content.ts';

/** The way back, as govukBackLink takes it. */
export type BackLinkOptions = { href: string; text?: string };

/** The way back, above the page's content. */
export function backLink({ href, text = 'Back' }: BackLinkOptions): Html {
  return html`<a${attributes({ href, class: 'govuk-back-link' })}>${text}</a>`;
}
