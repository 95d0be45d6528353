import { type ChoiceDivider, type ChoiceItem, type ChoicesOptions, choices } from './choices.ts';
import type { Html } from './content.ts';

/** A box to tick. */
export type CheckboxItem = ChoiceItem & {
  /** Where the boxes have names of their own. */
  name?: string;
  /** Ticking it unticks the others. */
  behaviour?: 'exclusive';
};

/** Any number of several answers, as govukCheckboxes takes it. */
export type CheckboxesOptions = ChoicesOptions & {
  items: (CheckboxItem | ChoiceDivider)[];
  /** Ids of elements that describe the boxes, where there is no fieldset. */
  describedBy?: string;
  /** The values that are ticked; an item's own `checked` goes before it. */
  values?: string[];
};

/** Boxes to tick; the first one has the field's id. */
export function checkboxes(options: CheckboxesOptions): Html {
  return choices(options, {
    type: 'checkbox',
    block: 'govuk-checkboxes',
    attributesOf: ({ checked, value, name, behaviour }: CheckboxItem) => ({
      name: name ?? options.name,
      checked: checked ?? (options.values ?? []).includes(value),
      'data-behaviour': behaviour,
    }),
  });
}
