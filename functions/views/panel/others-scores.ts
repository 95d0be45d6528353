import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import type { Review } from '../../domain/review.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { type Html, paragraphs } from '../layout.ts';

/** What another panel member submitted; who it was stays unsaid. */
export type OtherReview = Pick<Review, 'seat' | 'scores' | 'comments'>;

/** What was submitted, criterion by criterion, by seat and not by name. */
export function othersScores(
  { rubric, panel }: Programme,
  others: OtherReview[],
  heading: string,
): Html | string {
  if (others.length === 0) return '';
  const seat = (id: string) => panel.seats.find((each) => each.id === id)?.name ?? 'Panel member';
  const table = scrollingTable({
    caption: 'Scores and comments by criterion',
    firstCellIsHeader: true,
    head: [{ text: 'Criterion' }, ...others.map((other) => ({ text: seat(other.seat) }))],
    rows: rubric.criteria.map(({ id, name }) => [
      { text: name },
      ...others.map(({ scores, comments }) => ({
        html: html`${String(scores[id] ?? 'Not scored')}${paragraphs(comments[id] ?? '')}`,
      })),
    ]),
  });
  return html`<h2>${heading}</h2>${table}`;
}
