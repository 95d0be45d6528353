import { html } from 'hono/html';
import type { Html } from './content.ts';

/** The header without anybody's mark, as govukGenericHeader takes it. */
export type GenericHeaderOptions = { url: string; logoText: string };

/** The name of whose pages these are, with the way home. */
export function genericHeader({ url, logoText }: GenericHeaderOptions): Html {
  return html`<div class="govuk-generic-header"><div class="govuk-generic-header__container govuk-width-container"><div class="govuk-generic-header__logo"><a href="${url}" class="govuk-generic-header__homepage-link">${logoText}</a></div></div></div>`;
}
