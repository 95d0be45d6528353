import { html } from 'hono/html';
import { type Attributes, attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A label, as govukLabel takes it. */
export type LabelOptions = Content & {
  for?: string;
  classes?: string;
  /** Puts the label into the page's h1. */
  isPageHeading?: boolean;
  attributes?: Attributes;
};

/** The label of a field. */
export function label(options: LabelOptions): Html {
  const names = classes('govuk-label', options.classes);
  const element = html`<label${attributes({ class: names, for: options.for, ...options.attributes })}>${contentOf(options)}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element;
}
