import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** Something to unfold, as govukDetails takes it. */
export type DetailsOptions = Content & {
  summaryText: string;
  id?: string;
  open?: boolean;
  classes?: string;
};

/** Something to unfold; works without JavaScript. */
export function details(options: DetailsOptions): Html {
  const { id, open, summaryText } = options;
  const names = classes('govuk-details', options.classes);
  return html`<details${attributes({ id, class: names, open })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summaryText}</span></summary>
<div class="govuk-details__text">${contentOf(options)}</div></details>`;
}
