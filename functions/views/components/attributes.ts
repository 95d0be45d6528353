import { html, raw } from 'hono/html';
import type { Html } from './content.ts';

/** Attributes by name. `true` gives the bare name; `false` and `undefined` leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Attributes of an element, each with the space before it. Names are constants of our code, values are escaped. */
export function attributes(values: Attributes): Html {
  return html`${Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
  })}`;
}
