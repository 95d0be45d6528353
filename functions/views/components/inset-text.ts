import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** Something set apart, as govukInsetText takes it. */
export type InsetTextOptions = Content & { id?: string; classes?: string };

/** Something set apart from the text around it, such as a quotation. */
export function insetText(options: InsetTextOptions): Html {
  const { id } = options;
  return html`<div${attributes({ id, class: classes('govuk-inset-text', options.classes) })}>${contentOf(options)}</div>`;
}
