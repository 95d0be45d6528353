import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, contentOf, type Html } from './content.ts';

/** What is wrong with a field, as govukErrorMessage takes it. */
export type ErrorMessageOptions = Content & { id?: string };

/** What is wrong with a field, above it. */
export function errorMessage(options: ErrorMessageOptions): Html {
  return html`<p${attributes({ id: options.id, class: 'govuk-error-message' })}><span class="govuk-visually-hidden">Error:</span> ${contentOf(options)}</p>`;
}
