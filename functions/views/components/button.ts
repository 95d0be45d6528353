import { html } from 'hono/html';
import { type Attributes, attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A button, as govukButton takes it. With `href` it is a link that looks like one. */
export type ButtonOptions = Content & {
  href?: string;
  name?: string;
  value?: string;
  type?: 'submit' | 'button';
  id?: string;
  /** `govuk-button--secondary`, `govuk-button--warning`. */
  classes?: string;
  /** The one button that begins the journey. */
  isStartButton?: boolean;
  /** Ignores a second click within a second. */
  preventDoubleClick?: boolean;
  /** For example `formaction`. */
  attributes?: Attributes;
};

/** A button of a form, or a link that begins something. */
export function button(options: ButtonOptions): Html {
  const { href, name, value, id, isStartButton } = options;
  const common = {
    class: classes('govuk-button', options.classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...options.attributes,
    id,
  };
  const content = html`${options.html && isStartButton ? html`<span>${options.html}</span>` : contentOf(options)}${isStartButton ? ARROW : ''}`;
  if (href !== undefined) {
    return html`<a${attributes({ href, role: 'button', draggable: 'false', ...common })}>${content}</a>`;
  }
  const once = options.preventDoubleClick;
  return html`<button${attributes({
    type: options.type ?? 'submit',
    ...{ value, name },
    'data-prevent-double-click': once === undefined ? undefined : String(once),
    ...common,
  })}>${content}</button>`;
}

const ARROW = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`;
