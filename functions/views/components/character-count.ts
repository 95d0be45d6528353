import type { Html } from './content.ts';
import { hint } from './hint.ts';
import { type TextareaOptions, textareaWith } from './textarea.ts';

/** A box of text with a limit, as govukCharacterCount takes it. More can be typed; the server decides. */
export type CharacterCountOptions = Omit<TextareaOptions, 'autocomplete' | 'describedBy'> & {
  maxlength: number;
  countType?: 'words' | 'characters';
  /** Share of the limit, in per cent, from which the count is shown. */
  threshold?: number;
};

/** A box of text that counts what is typed; without JavaScript it says the limit. */
export function characterCount(options: CharacterCountOptions): Html {
  const { name, id = name, maxlength, countType, threshold } = options;
  const unit = countType === 'words' ? 'words' : 'characters';
  const limit = `You can enter up to ${maxlength} ${unit}`;
  return textareaWith(
    { ...options, describedBy: `${id}-info` },
    {
      classes: 'govuk-character-count',
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': maxlength,
        'data-threshold': threshold,
        'data-count-type': countType,
      },
      textareaClasses: 'govuk-js-character-count',
      after: hint({ text: limit, id: `${id}-info`, classes: 'govuk-character-count__message' }),
    },
  );
}
