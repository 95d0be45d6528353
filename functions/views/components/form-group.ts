import { html } from 'hono/html';
import { type Attributes, attributes } from './attributes.ts';
import { type Content, classes, type Html } from './content.ts';
import { errorMessage } from './error-message.ts';
import { hint } from './hint.ts';
import { type LabelOptions, label } from './label.ts';

/** What every kind of question has. */
export type GroupOptions = {
  hint?: (Content & { classes?: string }) | undefined;
  /** What is wrong with the answer; leave out what is right. */
  errorMessage?: Content | undefined;
  formGroup?: { classes?: string };
};

/** What every single field has. Its id is its name unless given. */
export type FieldOptions = GroupOptions & {
  name: string;
  id?: string;
  label: Content & Pick<LabelOptions, 'classes' | 'isPageHeading'>;
  classes?: string;
  /** Ids of further elements that describe the field. */
  describedBy?: string;
  attributes?: Attributes;
};

/** The frame around a question; red where something is wrong. */
export function formGroup(
  options: GroupOptions,
  content: Html,
  own: { classes?: string; attributes?: Attributes } = {},
): Html {
  const names = classes(
    'govuk-form-group',
    options.errorMessage && 'govuk-form-group--error',
    own.classes,
    options.formGroup?.classes,
  );
  return html`<div${attributes({ class: names, ...own.attributes })}>${content}</div>`;
}

/** The hint and the error message of a question, in this order. */
export function aids(id: string, options: GroupOptions): Html {
  return html`${options.hint ? hint({ ...options.hint, id: `${id}-hint` }) : ''}${
    options.errorMessage ? errorMessage({ ...options.errorMessage, id: `${id}-error` }) : ''
  }`;
}

/** The value of `aria-describedby`, or nothing where nothing describes the question. */
export function describedBy(
  id: string,
  options: GroupOptions & { describedBy?: string },
): string | undefined {
  const ids = classes(
    options.describedBy,
    options.hint && `${id}-hint`,
    options.errorMessage && `${id}-error`,
  );
  return ids === '' ? undefined : ids;
}

/** A whole field: label, hint, error message, and the control that is made of its common attributes. */
export function field(
  options: FieldOptions,
  control: (common: { id: string; name: string; 'aria-describedby': string | undefined }) => Html,
  own: { classes?: string; attributes?: Attributes } = {},
): Html {
  const { name, id = name } = options;
  const common = { id, name, 'aria-describedby': describedBy(id, options) };
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })}${aids(id, options)}${control(common)}`,
    own,
  );
}
