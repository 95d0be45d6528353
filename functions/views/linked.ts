import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** An address of the web, without what ends a sentence. */
const ADDRESS = /(https:\/\/\S*[^\s.,;:!?)])/;

/** Text in which each address of the web is a link. */
export function linked(text: string): Html {
  const parts = text.split(ADDRESS);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<a class="govuk-link" href="${part}">${part}</a>` : part))}`;
}
