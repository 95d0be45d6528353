import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';

/** Fixed steps, and how many of them lie behind. */
export type ProgressTrackerOptions = {
  /** Names the list for those who do not see it. */
  label: string;
  steps: { name: string; state: 'done' | 'current' | 'to-come'; note?: string }[];
};

/** Where something stands in a fixed order of steps; the state is said in words, not by colour alone. */
export function progressTracker({ label, steps }: ProgressTrackerOptions): Html {
  return html`<ol class="academy-tracker" aria-label="${label}">${steps.map(
    ({ name, state, note }) => {
      const names = classes('academy-tracker__step', `academy-tracker__step--${state}`);
      const current = state === 'current' ? 'step' : undefined;
      return html`<li${attributes({ class: names, 'aria-current': current })}><span class="academy-tracker__name">${name}</span>${WORDS[state] === '' ? '' : html`<span class="academy-tracker__state">${WORDS[state]}</span>`}${note ? html`<span class="academy-tracker__note">${note}</span>` : ''}</li>`;
    },
  )}</ol>`;
}

const WORDS = { done: 'Done', current: 'You are here', 'to-come': '' };
