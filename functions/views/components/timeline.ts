import { html, raw } from 'hono/html';
import { type Content, contentOf, type Html } from './content.ts';

/** Something that happened. */
export type TimelineItem = {
  title: string;
  by?: string;
  /** ISO 8601 instant, for programs. */
  at: string;
  /** The same instant in words. */
  when: string;
  description?: Content;
};

/** What happened, newest first as the caller orders it. */
export type TimelineOptions = { headingLevel?: 2 | 3; items: TimelineItem[] };

/** What happened, who did it and when. */
export function timeline({ items, headingLevel = 3 }: TimelineOptions): Html {
  const heading = raw(`h${headingLevel}`);
  return html`<ol class="academy-timeline">${items.map(
    ({ title, by, at, when, description }) =>
      html`<li class="academy-timeline__item"><${heading} class="academy-timeline__title">${title}</${heading}>${by ? html`<span class="academy-timeline__by"> by ${by}</span>` : ''}
<p class="academy-timeline__when"><time datetime="${at}">${when}</time></p>${description ? html`<div class="academy-timeline__text">${contentOf(description)}</div>` : ''}</li>`,
  )}</ol>`;
}
