import type { Application } from './application.ts';
import type { Programme } from './programme.ts';
import { endsAt } from './timetable.ts';

/** How often each answer of the equality form was given: by question, then by answer. */
export type EqualityCounts = Record<string, Record<string, number>>;

/** A question with the counts that may be shown; `undefined` is one too small to be shown. */
export type ShownCounts = {
  id: string;
  label: string;
  counts: { answer: string; count: number | undefined }[];
};

/** Whether a team's members are asked: once it has sent its application, until its year or the programme is over. */
export function asksEquality(
  programme: Programme,
  { status }: Pick<Application, 'status'>,
  now: string,
): boolean {
  const isOver = status === 'graduated' || status === 'left' || now > endsAt(programme);
  return programme.equality.questions.length > 0 && status !== 'draft' && !isOver;
}

/**
 * The counts that may be shown. Counts under the programme's limit are not, nor is nought, which would tell
 * that nobody is; and where only one is hidden, the next smallest is hidden with it, since one could be
 * worked out from how many people answered.
 */
export function shownCounts({ equality }: Programme, counts: EqualityCounts): ShownCounts[] {
  return equality.questions.map(({ id, label, options }) => {
    const all = options.map((answer) => ({ answer, count: counts[id]?.[answer] ?? 0 }));
    const hidden = hiddenOf(all, equality.suppressBelow);
    return {
      id,
      label,
      counts: all.map((each) => (hidden.has(each.answer) ? { ...each, count: undefined } : each)),
    };
  });
}

function hiddenOf(all: { answer: string; count: number }[], limit: number): Set<string> {
  const hidden = all.filter(({ count }) => count < limit);
  const shown = all.filter(({ count }) => count >= limit).sort((a, b) => a.count - b.count);
  const also = hidden.length === 1 ? shown.slice(0, 1) : [];
  return new Set([...hidden, ...also].map(({ answer }) => answer));
}
