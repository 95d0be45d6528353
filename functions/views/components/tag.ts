import { html } from 'hono/html';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A status in one or two words, as govukTag takes it. */
export type TagOptions = Content & {
  /** `govuk-tag--grey`, `--green`, `--yellow`, `--red`, `--blue`. */
  classes?: string;
};

/** A status in one or two words. */
export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.classes)}">${contentOf(options)}</strong>`;
}
