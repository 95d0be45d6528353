import { html } from 'hono/html';
import type { Html } from './content.ts';
import { type TableCell, type TableOptions, table } from './table.ts';

/**
 * A table whose rows are read one by one: on a phone each stands as a block, its cells below each other and
 * named by their columns. Rows that are compared with each other are for `scrollingTable`.
 */
export function stackedTable(options: TableOptions): Html {
  const { head, rows } = options;
  const named = (cell: TableCell, index: number): TableCell => ({
    ...cell,
    attributes: { ...cell.attributes, 'data-column': head[index]?.text },
  });
  return html`<div class="academy-stack">${table({ ...options, rows: rows.map((row) => row.map(named)) })}</div>`;
}
