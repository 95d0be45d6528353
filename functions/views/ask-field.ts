import type { Problem } from '../domain/errors.ts';
import { countWords } from '../domain/form/answers.ts';
import type { Asked } from '../domain/form/asked.ts';
import type { Field } from '../domain/form/fields.ts';
import { characterCount } from './components/character-count.ts';
import type { Html } from './components/content.ts';
import { input } from './components/input.ts';
import { radios } from './components/radios.ts';
import { select } from './components/select.ts';

/** What a field shows: what is typed or saved, and what is wrong with it. */
export type Shown = { value: string; problems: Problem[] };

/** Choices up to this many are shown at once; more are a list. */
const MOST_RADIOS = 7;

/** How browsers may help to fill a field in for the person at it. */
export type Autocomplete = Partial<Record<string, 'name' | 'email' | 'organization'>>;

/** The control of anything that the form asks; its id is its name, so that a problem's link finds it. */
export function askField(
  { name, asked }: Field,
  { value, problems }: Shown,
  autocomplete: Autocomplete = {},
): Html {
  const problem = problems.find(({ field }) => field === name);
  const text = asked.label + (asked.required ? '' : ' (optional)');
  const common = {
    name,
    label: { text, classes: 'govuk-label--s' },
    ...(asked.hint ? { hint: { text: asked.hint } } : {}),
    ...(problem ? { errorMessage: { text: problem.message } } : {}),
  };
  const help = autocomplete[asked.id];
  const filled = help ? { autocomplete: help } : {};
  switch (asked.kind) {
    case 'choice':
    case 'tick':
      return choice(asked, { ...common, value });
    case 'text':
      return longText(asked, { ...common, value });
    case 'number':
      return input({ ...common, value, inputmode: 'numeric', classes: 'govuk-input--width-4' });
    case 'email':
      return input({ ...common, ...filled, value, type: 'email', spellcheck: false });
    case 'line':
      return input({ ...common, ...filled, value });
  }
}

type Common = {
  name: string;
  value: string;
  label: { text: string; classes: string };
  hint?: { text: string };
  errorMessage?: { text: string };
};

function choice({ options = [] }: Asked, { label, ...common }: Common): Html {
  const items = options.map((option) => ({ value: option.value, text: option.label }));
  if (items.length > MOST_RADIOS) {
    return select({ ...common, label, items: [{ value: '', text: 'Choose' }, ...items] });
  }
  const legend = { text: label.text, classes: 'govuk-fieldset__legend--s' };
  return radios({ ...common, fieldset: { legend }, items });
}

/** Boxes of more than so many words are tall. */
const MANY_WORDS = 120;

function longText({ maxWords = 1000 }: Asked, common: Common): Html {
  const rows = maxWords > MANY_WORDS ? 9 : 5;
  // The limit is said below the box; without JavaScript nothing else says how much is there.
  const counted = countWords(common.value);
  const saved = counted > 0 ? `${counted} words when last saved.` : '';
  const text = [common.hint?.text, saved].filter(Boolean).join(' ');
  const hint = text ? { hint: { text } } : {};
  return characterCount({ ...common, ...hint, maxlength: maxWords, countType: 'words', rows });
}
