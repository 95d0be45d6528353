import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, contentOf, type Html } from './content.ts';
import { type TagOptions, tag } from './tag.ts';

/** A task with its status; without `href` it cannot be started yet. */
export type TaskListItem = {
  title: Content & { classes?: string };
  hint?: Content;
  href?: string;
  status: (Content & { tag?: never; classes?: string }) | { tag: TagOptions; classes?: string };
  classes?: string;
};

/** Tasks in any order, as govukTaskList takes them. */
export type TaskListOptions = { items: TaskListItem[]; idPrefix?: string; classes?: string };

/** Tasks in any order, each with its status. */
export function taskList({ items, idPrefix = 'task-list', ...options }: TaskListOptions): Html {
  return html`<ul class="${classes('govuk-task-list', options.classes)}">${items.map(
    (item, index) => task(item, `${idPrefix}-${index + 1}`),
  )}</ul>`;
}

function task(item: TaskListItem, id: string): Html {
  const { title, href, status } = item;
  const names = classes(
    'govuk-task-list__item',
    href !== undefined && 'govuk-task-list__item--with-link',
    item.classes,
  );
  const about = classes(item.hint && `${id}-hint`, `${id}-status`);
  const name =
    href === undefined
      ? html`<div${attributes({ class: title.classes })}>${contentOf(title)}</div>`
      : html`<a${attributes({ class: classes('govuk-link govuk-task-list__link', title.classes), href, 'aria-describedby': about })}>${contentOf(title)}</a>`;
  return html`<li class="${names}"><div class="govuk-task-list__name-and-hint">${name}${
    item.hint
      ? html`<div id="${id}-hint" class="govuk-task-list__hint">${contentOf(item.hint)}</div>`
      : ''
  }</div>
<div class="${classes('govuk-task-list__status', status.classes)}" id="${id}-status">${status.tag ? tag(status.tag) : contentOf(status)}</div></li>`;
}
