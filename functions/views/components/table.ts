import { html } from 'hono/html';
import { type Attributes, attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A heading or a cell. */
export type TableCell = Content & {
  format?: 'numeric';
  classes?: string;
  attributes?: Attributes;
};

/** A table, as govukTable takes it. */
export type TableOptions = {
  caption?: string;
  captionClasses?: string;
  head: TableCell[];
  rows: TableCell[][];
  /** Whether each row is named by its first cell. */
  firstCellIsHeader?: boolean;
  classes?: string;
};

/** A table. Where it is wider than a phone, use `scrollingTable` or `stackedTable`. */
export function table(options: TableOptions): Html {
  const { caption, head, rows, firstCellIsHeader } = options;
  return html`<table class="${classes('govuk-table', options.classes)}">${
    caption === undefined
      ? ''
      : html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${caption}</caption>`
  }
<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map(headCell)}</tr></thead>
<tbody class="govuk-table__body">${rows.map(
    (row) =>
      html`<tr class="govuk-table__row">${row.map((cell, index) =>
        index === 0 && firstCellIsHeader ? rowHeader(cell) : dataCell(cell),
      )}</tr>`,
  )}</tbody></table>`;
}

function headCell(cell: TableCell): Html {
  const names = classes(
    'govuk-table__header',
    cell.format && `govuk-table__header--${cell.format}`,
    cell.classes,
  );
  return html`<th${attributes({ scope: 'col', class: names, ...cell.attributes })}>${contentOf(cell)}</th>`;
}

function rowHeader(cell: TableCell): Html {
  const names = classes('govuk-table__header', cell.classes);
  return html`<th${attributes({ scope: 'row', class: names, ...cell.attributes })}>${contentOf(cell)}</th>`;
}

function dataCell(cell: TableCell): Html {
  const names = classes(
    'govuk-table__cell',
    cell.format && `govuk-table__cell--${cell.format}`,
    cell.classes,
  );
  return html`<td${attributes({ class: names, ...cell.attributes })}>${contentOf(cell)}</td>`;
}
