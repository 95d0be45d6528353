import type { Rubric } from '../domain/review.ts';

/** The scores and comments of a form (`score.<id>`, `comment.<id>`) or of JSON (`scores`, `comments`). */
export function reviewIn(
  { criteria }: Rubric,
  input: Record<string, unknown>,
): { scores: Record<string, number>; comments: Record<string, string> } {
  const read = (what: 'score' | 'comment', id: string): string => {
    const nested = (input[`${what}s`] ?? {}) as Record<string, unknown>;
    return String(nested[id] ?? input[`${what}.${id}`] ?? '').trim();
  };
  const given = (what: 'score' | 'comment') =>
    criteria.map(({ id }) => [id, read(what, id)] as const).filter(([, value]) => value !== '');
  return {
    scores: Object.fromEntries(given('score').map(([id, value]) => [id, Number(value)])),
    comments: Object.fromEntries(given('comment').map(([id, value]) => [id, value.slice(0, 3000)])),
  };
}
