import { html } from 'hono/html';
import type { TableCell } from './table.ts';

/** How a list is sorted now, as its query string says. */
export type Sorting = { by: string; order: 'ascending' | 'descending' };

/** A column that the list can be sorted by. */
export type SortableColumn = { id: string; text: string; format?: 'numeric' };

/**
 * The heading of a column, with a link that sorts by it: the other way round where it is sorted by it
 * already. Works without JavaScript, and the address can be passed on.
 *
 * @param hrefFor The address of the list sorted so, with whatever filter is on.
 */
export function sortableHead(
  column: SortableColumn,
  sorting: Sorting,
  hrefFor: (sorting: Sorting) => string,
): TableCell {
  const here = sorting.by === column.id;
  const order = here && sorting.order === 'ascending' ? 'descending' : 'ascending';
  const href = hrefFor({ by: column.id, order });
  return {
    html: html`<a class="academy-sort" href="${href}">${column.text}</a>`,
    attributes: { 'aria-sort': here ? sorting.order : 'none' },
    ...(column.format ? { format: column.format } : {}),
  };
}
