import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';
import { type FieldOptions, field } from './form-group.ts';

/** A line of text, as govukInput takes it. */
export type InputOptions = FieldOptions & {
  type?: 'text' | 'email' | 'tel' | 'url';
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel';
  value?: string | undefined;
  autocomplete?: string;
  spellcheck?: boolean;
};

/** A labelled line of text. */
export function input(options: InputOptions): Html {
  const { type = 'text', inputmode, value, autocomplete, spellcheck } = options;
  return field(options, (common) => {
    const names = classes(
      'govuk-input',
      options.classes,
      options.errorMessage && 'govuk-input--error',
    );
    return html`<input${attributes({
      class: names,
      ...common,
      ...{ type, value, autocomplete, inputmode },
      spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
      ...options.attributes,
    })}>`;
  });
}
