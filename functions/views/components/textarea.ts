import { html } from 'hono/html';
import { type Attributes, attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';
import { type FieldOptions, field } from './form-group.ts';

/** A box of text, as govukTextarea takes it. */
export type TextareaOptions = FieldOptions & {
  rows?: number;
  value?: string | undefined;
  autocomplete?: string;
  spellcheck?: boolean;
};

/** A labelled box of text. */
export function textarea(options: TextareaOptions): Html {
  return textareaWith(options, {});
}

/** A box of text inside something more, as the character count is. */
export function textareaWith(
  options: TextareaOptions,
  around: {
    classes?: string;
    attributes?: Attributes;
    textareaClasses?: string;
    after?: Html;
  },
): Html {
  const { rows = 5, value = '', autocomplete, spellcheck } = options;
  const names = classes(
    'govuk-textarea',
    options.errorMessage && 'govuk-textarea--error',
    around.textareaClasses,
    options.classes,
  );
  // Browsers drop a line end straight after the tag, so one is put there for them to drop.
  const control = (common: Attributes) => html`<textarea${attributes({
    class: names,
    ...common,
    ...{ rows, autocomplete },
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
    ...options.attributes,
  })}>
${value}</textarea>${around.after}`;
  return field(options, control, around);
}
