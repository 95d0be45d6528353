import { html, raw } from 'hono/html';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** The panel of a confirmation page, as govukPanel takes it. */
export type PanelOptions = Content & {
  titleText: string;
  headingLevel?: 1 | 2;
  classes?: string;
};

/** The large panel that says that something is done. */
export function panel(options: PanelOptions): Html {
  const heading = raw(`h${options.headingLevel ?? 1}`);
  const names = classes('govuk-panel govuk-panel--confirmation', options.classes);
  return html`<div class="${names}"><${heading} class="govuk-panel__title">${options.titleText}</${heading}>
<div class="govuk-panel__body">${contentOf(options)}</div></div>`;
}
