import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';
import { type FieldOptions, field } from './form-group.ts';

/** A list to choose one from, as govukSelect takes it. */
export type SelectOptions = FieldOptions & {
  items: { value: string; text: string; selected?: boolean; disabled?: boolean }[];
  /** The value that is chosen; an item's own `selected` goes before it. */
  value?: string | undefined;
};

/** A labelled list to choose one from. */
export function select(options: SelectOptions): Html {
  const names = classes(
    'govuk-select',
    options.classes,
    options.errorMessage && 'govuk-select--error',
  );
  return field(
    options,
    (common) =>
      html`<select${attributes({ class: names, ...common, ...options.attributes })}>${options.items.map(
        ({ value, text, disabled, selected = chosen(options, value) }) =>
          html`<option${attributes({ value, selected, disabled })}>${text}</option>`,
      )}</select>`,
  );
}

/** As the macro does: an empty value chooses nothing, so the first item shows. */
function chosen(options: SelectOptions, value: string): boolean {
  return Boolean(options.value) && options.value === value;
}
