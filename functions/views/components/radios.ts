import { type ChoiceDivider, type ChoiceItem, type ChoicesOptions, choices } from './choices.ts';
import type { Html } from './content.ts';

/** One of several answers, as govukRadios takes it. */
export type RadiosOptions = ChoicesOptions & {
  items: (ChoiceItem | ChoiceDivider)[];
  /** The value that is chosen; an item's own `checked` goes before it. */
  value?: string | undefined;
};

/** A question with its answers below each other; the first one has the field's id. */
export function radios(options: RadiosOptions): Html {
  return choices(options, {
    type: 'radio',
    block: 'govuk-radios',
    attributesOf: ({ checked, value }) => ({
      checked: checked ?? (Boolean(options.value) && options.value === value),
    }),
  });
}
