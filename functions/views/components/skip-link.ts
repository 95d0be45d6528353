import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import type { Html } from './content.ts';

/** The link past everything, as govukSkipLink takes it. */
export type SkipLinkOptions = { href: string; text: string };

/** The first link of a page, shown to who uses a keyboard: past everything to the content. */
export function skipLink({ href, text }: SkipLinkOptions): Html {
  return html`<a${attributes({ href, class: 'govuk-skip-link', 'data-module': 'govuk-skip-link' })}>${text}</a>`;
}
