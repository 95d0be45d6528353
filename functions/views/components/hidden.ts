import { html } from 'hono/html';
import type { Html } from './content.ts';

/** A field of a form that nobody sees. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
