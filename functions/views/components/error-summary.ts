import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, contentOf, type Html } from './content.ts';

/** Everything that is wrong with a form, as govukErrorSummary takes it. */
export type ErrorSummaryOptions = {
  titleText: string;
  errorList: (Content & {
    /** `#` and the field's id. */
    href?: string;
  })[];
};

/** The list of problems at the top of a page; JavaScript moves the focus to it. */
export function errorSummary({ titleText, errorList }: ErrorSummaryOptions): Html {
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
<h2 class="govuk-error-summary__title">${titleText}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errorList.map(
    (item) =>
      html`<li>${item.href === undefined ? contentOf(item) : html`<a${attributes({ href: item.href })}>${contentOf(item)}</a>`}</li>`,
  )}</ul></div>
</div></div>`;
}
