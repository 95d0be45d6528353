import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import { flag, type Html } from './layout.ts';

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

/** A hidden field. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A labelled line of text. */
export function input(
  field: Field & {
    type?: 'text' | 'email';
    autocomplete?: 'name' | 'email' | 'off';
    numeric?: boolean;
  },
): Html {
  const { name, label, value = '', type = 'text', autocomplete, numeric } = field;
  return html`<div class="field"><label for="${name}">${label}</label>${aids(field)}
<input id="${name}" name="${name}" type="${type}" value="${value}"${numeric ? html` inputmode="numeric" class="short"` : ''}${autocomplete ? html` autocomplete="${autocomplete}"` : ''}${described(field)}></div>`;
}

/** A labelled box of text. */
export function textarea(field: Field & { rows?: number }): Html {
  const { name, label, value = '', rows = 5 } = field;
  // A line end straight after the tag is dropped by browsers, so one is put there for them to drop.
  return html`<div class="field"><label for="${name}">${label}</label>${aids(field)}
<textarea id="${name}" name="${name}" rows="${rows}"${described(field)}>
${value}</textarea></div>`;
}

/** A labelled list to choose one from. */
export function select(field: Field & { options: Option[] }): Html {
  const { name, label, options, value = '' } = field;
  return html`<div class="field"><label for="${name}">${label}</label>${aids(field)}
<select id="${name}" name="${name}"${described(field)}><option value="">Choose</option>${options.map(
    (option) =>
      html`<option value="${option.value}"${flag('selected', option.value === value)}>${option.text}</option>`,
  )}</select></div>`;
}

/** A question with its answers below each other; the first one has the field's id. */
export function radios(field: Field & { options: Option[] }): Html {
  const { name, label, options, value = '' } = field;
  return html`<fieldset class="field"${described(field)}><legend>${label}</legend>${aids(field)}${options.map(
    (option, index) => {
      const id = index === 0 ? name : `${name}-${option.value}`;
      return html`<div class="choice"><input type="radio" id="${id}" name="${name}" value="${option.value}"${flag('checked', option.value === value)}><label for="${id}">${option.text}</label></div>`;
    },
  )}</fieldset>`;
}

/** A box to tick. */
export function checkbox(field: Omit<Field, 'value'> & { checked: boolean }): Html {
  const { name, label, checked } = field;
  return html`<div class="field">${aids(field)}<div class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${flag('checked', checked)}${described(field)}><label for="${name}">${label}</label></div></div>`;
}

function aids(field: Field): Html {
  const { name, hint } = field;
  const error = errorOf(field);
  return html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${name}-error"><span class="skip">Error: </span>${error}</p>` : ''}`;
}

function described(field: Field): Html | string {
  const { name, hint } = field;
  const error = errorOf(field);
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : '';
}

function errorOf({ name, problems = [] }: Field): string | undefined {
  return problems.find(({ field }) => field === name)?.message;
}
