import { html, raw } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';

/** A link beside a value, such as "Change"; the hidden words say what. */
export type SummaryAction = Content & {
  href: string;
  visuallyHiddenText?: string;
  classes?: string;
};

/** A name, its value, and what can be done about it. */
export type SummaryRow = {
  key: Content & { classes?: string };
  value: Content & { classes?: string };
  actions?: { items: SummaryAction[] };
  classes?: string;
};

/** A frame with a title around the list. */
export type SummaryCard = {
  title: Content & { headingLevel?: 2 | 3 | 4; classes?: string };
  actions?: { items: SummaryAction[] };
  classes?: string;
};

/** Names and values, as govukSummaryList takes them. */
export type SummaryListOptions = {
  rows: SummaryRow[];
  classes?: string;
  card?: SummaryCard;
};

/** Names and values, one below the other where the screen is narrow. */
export function summaryList(options: SummaryListOptions): Html {
  const { rows, card } = options;
  const anyActions = rows.some(({ actions }) => (actions?.items.length ?? 0) > 0);
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}">${rows.map(
    (row) => listRow(row, { card, anyActions }),
  )}</dl>`;
  return card ? framed(card, list) : list;
}

function listRow(
  row: SummaryRow,
  { card, anyActions }: { card: SummaryCard | undefined; anyActions: boolean },
): Html {
  const { key, value, actions } = row;
  const names = classes(
    'govuk-summary-list__row',
    anyActions && !actions && 'govuk-summary-list__row--no-actions',
    row.classes,
  );
  return html`<div class="${names}"><dt class="${classes('govuk-summary-list__key', key.classes)}">${contentOf(key)}</dt>
<dd class="${classes('govuk-summary-list__value', value.classes)}">${contentOf(value)}</dd>${
    actions && actions.items.length > 0
      ? html`<dd class="govuk-summary-list__actions">${actionList(actions.items, 'govuk-summary-list__actions-list', card)}</dd>`
      : ''
  }</div>`;
}

function actionList(items: SummaryAction[], block: string, card?: SummaryCard): Html {
  const [first] = items;
  if (first && items.length === 1) return actionLink(first, card);
  return html`<ul class="${block}">${items.map((item) => html`<li class="${block}-item">${actionLink(item, card)}</li>`)}</ul>`;
}

function actionLink(action: SummaryAction, card?: SummaryCard): Html {
  const { href, visuallyHiddenText } = action;
  const hidden = html`${visuallyHiddenText ? html` ${visuallyHiddenText}` : ''}${card ? html` (${contentOf(card.title)})` : ''}`;
  return html`<a${attributes({ class: classes('govuk-link', action.classes), href })}>${contentOf(action)}${
    visuallyHiddenText || card ? html`<span class="govuk-visually-hidden">${hidden}</span>` : ''
  }</a>`;
}

function framed(card: SummaryCard, list: Html): Html {
  const { title, actions } = card;
  const heading = raw(`h${title.headingLevel ?? 2}`);
  return html`<div class="${classes('govuk-summary-card', card.classes)}"><div class="govuk-summary-card__title-wrapper">
<${heading} class="${classes('govuk-summary-card__title', title.classes)}">${contentOf(title)}</${heading}>${
    actions && actions.items.length > 0 ? cardActions(actions.items, card) : ''
  }</div>
<div class="govuk-summary-card__content">${list}</div></div>`;
}

function cardActions(items: SummaryAction[], card: SummaryCard): Html {
  const [first] = items;
  return first && items.length === 1
    ? html`<div class="govuk-summary-card__actions">${actionLink(first, card)}</div>`
    : html`<ul class="govuk-summary-card__actions">${items.map((item) => html`<li class="govuk-summary-card__action">${actionLink(item, card)}</li>`)}</ul>`;
}
