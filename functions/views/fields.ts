/**
 * Questions by name: a component each, with its error message found among the problems of the whole form.
 * What needs more than this uses the component itself.
 */

import type { Problem } from '../domain/errors.ts';
import { checkboxes } from './components/checkboxes.ts';
import type { Content, Html } from './components/content.ts';
import { errorFor } from './components/error-for.ts';
import { input as inputOf } from './components/input.ts';
import { radios as radiosOf } from './components/radios.ts';
import { select as selectOf } from './components/select.ts';
import { textarea as textareaOf } from './components/textarea.ts';

export { hidden } from './components/hidden.ts';

/** A question of a form. Its id is its name, so that a problem's link finds it. */
export type Field = {
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string | undefined;
  /** Problems of the whole form; the field shows its own. */
  problems?: Problem[];
};

/** What a choice offers. */
export type Option = { value: string; text: string };

/** A labelled line of text. */
export function input(
  field: Field & {
    type?: 'text' | 'email';
    autocomplete?: 'name' | 'email' | 'off';
    numeric?: boolean;
  },
): Html {
  const { type = 'text', autocomplete, numeric, value = '' } = field;
  return inputOf({
    ...common(field),
    ...{ type, value },
    ...(autocomplete ? { autocomplete } : {}),
    ...(numeric ? { inputmode: 'numeric', classes: 'govuk-input--width-5' } : {}),
  });
}

/** A labelled box of text. */
export function textarea(field: Field & { rows?: number }): Html {
  const { rows = 5, value = '' } = field;
  return textareaOf({ ...common(field), rows, value });
}

/** A labelled list to choose one from. */
export function select(field: Field & { options: Option[] }): Html {
  const items = [{ value: '', text: 'Choose' }, ...field.options];
  return selectOf({ ...common(field), items, value: field.value });
}

/** A question with its answers below each other; the first one has the field's id. */
export function radios(field: Field & { options: (Option & { hint?: { text: string } })[] }): Html {
  const { label, ...rest } = common(field);
  const legend = { ...label, classes: 'govuk-fieldset__legend--s' };
  return radiosOf({ ...rest, fieldset: { legend }, items: field.options, value: field.value });
}

/** A box to tick. */
export function checkbox(field: Omit<Field, 'value'> & { checked: boolean }): Html {
  const { label, ...rest } = common(field);
  const { checked } = field;
  return checkboxes({ ...rest, items: [{ ...label, value: 'yes', checked }] });
}

function common({ name, label, hint, problems = [] }: Field) {
  return {
    name,
    label: { text: label } satisfies Content,
    ...(hint ? { hint: { text: hint } } : {}),
    ...errorFor(problems, name),
  };
}
