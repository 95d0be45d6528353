import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Criterion } from '../../domain/programme.ts';
import type { Review, Rubric } from '../../domain/review.ts';
import { radios, textarea } from '../fields.ts';
import type { Html } from '../layout.ts';

/** What was given for the criteria, and what was just typed instead. */
type Given = {
  kept: Pick<Review, 'scores' | 'comments'>;
  problems: Problem[];
  typed?: Record<string, unknown> | undefined;
  /** What the words beside a score are called. */
  notes: 'Comment' | 'Notes';
};

/** One criterion: its described scores to choose from, and words beside them. */
export function criterionFields(
  { lowest, highest }: Rubric,
  { id, name, weight, anchors }: Criterion,
  { kept, problems, typed, notes }: Given,
): Html {
  const scale = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const options = scale.map((score) => ({
    value: String(score),
    text: anchors[score] ? `${score}: ${anchors[score]}` : String(score),
  }));
  const value = (field: string, stored: string) => String(typed?.[field] ?? stored);
  const score = value(`score.${id}`, String(kept.scores[id] ?? ''));
  const comment = value(`comment.${id}`, kept.comments[id] ?? '');
  return html`${radios({ name: `score.${id}`, label: `${name}${weightWords(weight)}`, options, value: score, problems })}
${textarea({ name: `comment.${id}`, label: `${notes} on “${name}” (optional)`, value: comment, rows: 2, problems })}`;
}

function weightWords(weight: number): string {
  if (weight === 1) return '';
  return weight === 2 ? ' (counts twice)' : ` (counts ${weight} times)`;
}
