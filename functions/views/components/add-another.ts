import { html } from 'hono/html';
import { button } from './button.ts';
import type { Html } from './content.ts';
import { type SummaryAction, summaryList } from './summary-list.ts';

/** A list that people add to: what is in it, how to change it, how to add. */
export type AddAnotherOptions = {
  items: { name: string; description: string; actions: SummaryAction[] }[];
  /** Said where the list is empty. */
  empty: string;
  /** Left out where the list is full. */
  add?: { text: string; href: string };
  /** Said where the list is full. */
  full: string;
};

/** What has been added so far, each with its links, and the way to add another. */
export function addAnother({ items, empty, add, full }: AddAnotherOptions): Html {
  const rows = items.map(({ name, description, actions }) => ({
    key: { text: name },
    value: { text: description },
    actions: { items: actions },
  }));
  return html`${items.length > 0 ? summaryList({ rows, classes: 'academy-list' }) : html`<p class="govuk-body">${empty}</p>`}
${add ? button({ ...add, classes: 'govuk-button--secondary' }) : html`<p class="govuk-body">${full}</p>`}`;
}
