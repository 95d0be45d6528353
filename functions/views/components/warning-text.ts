import { html } from 'hono/html';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A warning, as govukWarningText takes it. */
export type WarningTextOptions = Content & { iconFallbackText?: string; classes?: string };

/** A warning of something that cannot be undone. */
export function warningText(options: WarningTextOptions): Html {
  return html`<div class="${classes('govuk-warning-text', options.classes)}"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText ?? 'Warning'}</span> ${contentOf(options)}</strong></div>`;
}
