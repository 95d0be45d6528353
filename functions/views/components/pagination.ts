import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';

/** A link to the page before or after. */
export type PaginationLink = { href: string; text?: string; labelText?: string };

/** A page by its number, or a gap. */
export type PaginationItem =
  | { number: number; href: string; current?: boolean; ellipsis?: never }
  | { ellipsis: true };

/** Links between pages, as govukPagination takes them. */
export type PaginationOptions = {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  items?: PaginationItem[];
  landmarkLabel?: string;
  classes?: string;
};

/** Links between the pages of a list, or to the page before and after. */
export function pagination(options: PaginationOptions): Html {
  const { previous, next, items, landmarkLabel = 'Pagination' } = options;
  const block = !items;
  const names = classes('govuk-pagination', block && 'govuk-pagination--block', options.classes);
  return html`<nav class="${names}" aria-label="${landmarkLabel}">${previous ? arrowLink(previous, 'prev', block) : ''}${
    items ? html`<ul class="govuk-pagination__list">${items.map(pageItem)}</ul>` : ''
  }${next ? arrowLink(next, 'next', block) : ''}</nav>`;
}

function arrowLink(link: PaginationLink, rel: 'prev' | 'next', block: boolean): Html {
  const { href, text, labelText } = link;
  const arrow = html`<svg class="govuk-pagination__icon govuk-pagination__icon--${rel}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${ARROWS[rel]}"></path></svg>`;
  const title = classes(
    'govuk-pagination__link-title',
    block && !labelText && 'govuk-pagination__link-title--decorated',
  );
  const words =
    text ??
    html`${rel === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`;
  const label =
    labelText && block
      ? html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${labelText}</span>`
      : '';
  return html`<div class="govuk-pagination__${rel}"><a${attributes({ class: 'govuk-link govuk-pagination__link', href, rel })}>${
    block || rel === 'prev' ? arrow : ''
  } <span class="${title}">${words}</span> ${label}${!block && rel === 'next' ? arrow : ''}</a></div>`;
}

function pageItem(item: PaginationItem): Html {
  if (item.ellipsis) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`;
  }
  const { number, href, current } = item;
  const names = classes('govuk-pagination__item', current && 'govuk-pagination__item--current');
  return html`<li class="${names}"><a${attributes({
    class: 'govuk-link govuk-pagination__link',
    href,
    'aria-label': `Page ${number}`,
    'aria-current': current ? 'page' : undefined,
  })}>${number}</a></li>`;
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};
