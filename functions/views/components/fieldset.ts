import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** The question above several fields. */
export type LegendOptions = Content & { classes?: string; isPageHeading?: boolean };

/** A group of fields, as govukFieldset takes it. */
export type FieldsetOptions = {
  legend: LegendOptions;
  classes?: string;
  describedBy?: string | undefined;
  role?: 'group';
  html: Html;
};

/** A group of fields under one question. */
export function fieldset(options: FieldsetOptions): Html {
  const { legend, role, describedBy } = options;
  const names = classes('govuk-fieldset', options.classes);
  return html`<fieldset${attributes({ class: names, role, 'aria-describedby': describedBy })}>
<legend class="${classes('govuk-fieldset__legend', legend.classes)}">${
    legend.isPageHeading
      ? html`<h1 class="govuk-fieldset__heading">${contentOf(legend)}</h1>`
      : contentOf(legend)
  }</legend>
${options.html}
</fieldset>`;
}
