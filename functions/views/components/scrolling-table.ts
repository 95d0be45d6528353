import { html } from 'hono/html';
import type { Html } from './content.ts';
import { type TableOptions, table } from './table.ts';

/** A table that scrolls inside its own frame where the screen is narrow; its caption names the frame. */
export function scrollingTable(options: TableOptions & { caption: string }): Html {
  return html`<div class="academy-scroll" role="region" tabindex="0" aria-label="${options.caption}">${table(options)}</div>`;
}
