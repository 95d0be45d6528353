import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A hint, as govukHint takes it. */
export type HintOptions = Content & { id?: string; classes?: string };

/** A short help below a label. */
export function hint(options: HintOptions): Html {
  const { id } = options;
  return html`<div${attributes({ id, class: classes('govuk-hint', options.classes) })}>${contentOf(options)}</div>`;
}
