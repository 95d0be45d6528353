import * as z from 'zod/mini';
import type { Application } from './application.ts';
import { whatAPersonShouldLookAt } from './check-application.ts';
import { furthestAfter, stepsTo } from './funnel.ts';
import { Status } from './moves.ts';
import type { Programme } from './programme.ts';
import { hasQuorum, Outcome, scoredSeats } from './release.ts';
import { counting, median, type Review, spread, weightedMean } from './review.ts';
import { localDate } from './time.ts';

/** The delivery team's lists of applications that were sent. One application can be in several. */
export const ListName = z.enum([
  'all',
  'needs-scores',
  'no-outcome',
  'needs-feedback',
  'to-look-at',
  'shortlisted',
  'reserve',
  'not-shortlisted',
]);
export type ListName = z.infer<typeof ListName>;

/** What the delivery team's table shows of an application; kept ready, so that a page is read as it stands. */
export const ListingRow = z.object({
  id: z.string(),
  reference: z.string(),
  teamName: z.string(),
  status: Status,
  /** Reviews that count, and the seats they came from. */
  scores: z.number(),
  seats: z.array(z.string()),
  conflicts: z.number(),
  abstentions: z.number(),
  /** Middle value and width of the weighted means, on the rubric's scale. */
  median: z.optional(z.number()),
  spread: z.optional(z.number()),
  quorum: z.boolean(),
  /** Team rules that a person should look at; they decide nothing. */
  findings: z.array(z.string()),
  outcome: z.optional(Outcome.shape.outcome),
  rank: z.optional(z.number()),
  hasFeedback: z.boolean(),
});
export type ListingRow = z.infer<typeof ListingRow>;

/** An application as lists and counters show it. Everything of it can be worked out again. */
export type Listing = {
  row: ListingRow;
  lists: ListName[];
  /** Names of the counters that it adds one to. */
  counters: string[];
};

/** What an application is listed and counted by, from what the table says of it now. */
export function listingOf(
  programme: Programme,
  application: Application,
  reviews: Review[],
  outcome: Outcome | undefined,
): Listing {
  const row = rowOf(programme, application, reviews, outcome);
  const lists = listsOf(row);
  return { row, lists, counters: countersOf(programme, application, lists) };
}

function rowOf(
  programme: Programme,
  application: Application,
  reviews: Review[],
  outcome: Outcome | undefined,
): ListingRow {
  const means = counting(reviews).map(({ scores }) => weightedMean(programme.rubric, scores));
  const states = Object.values(application.reviews).map(({ state }) => state);
  const valid = outcome?.sending === application.sending ? outcome : undefined;
  return ListingRow.parse({
    id: application.id,
    reference: application.reference,
    teamName: application.draft.teamName,
    status: application.status,
    scores: means.length,
    seats: scoredSeats(application),
    conflicts: states.filter((state) => state === 'conflict').length,
    abstentions: states.filter((state) => state === 'abstained').length,
    median: median(means),
    spread: spread(means),
    quorum: hasQuorum(programme, application),
    findings: whatAPersonShouldLookAt(programme, application.draft),
    outcome: valid?.outcome,
    rank: valid?.rank,
    hasFeedback: (valid?.feedback?.trim() ?? '') !== '',
  });
}

function listsOf(row: ListingRow): ListName[] {
  const { status, outcome } = row;
  if (status === 'draft') return [];
  if (status === 'withdrawn') return ['all'];
  const waits = status === 'submitted';
  const feedbackOwed = outcome !== undefined && outcome !== 'shortlisted' && !row.hasFeedback;
  return [
    'all',
    ...(waits && !row.quorum ? (['needs-scores'] as const) : []),
    ...(waits && outcome === undefined ? (['no-outcome'] as const) : []),
    ...(waits && feedbackOwed ? (['needs-feedback'] as const) : []),
    ...(waits && row.findings.length > 0 ? (['to-look-at'] as const) : []),
    ...(outcome ? [outcome] : []),
  ];
}

function countersOf(programme: Programme, application: Application, lists: ListName[]): string[] {
  const { status, createdAt, sentAt, furthest } = application;
  const day = (instant: string) => localDate(instant, programme.timeZone);
  const isSent = status !== 'draft' && sentAt !== undefined;
  return [
    `status.${status}`,
    `started.${day(createdAt)}`,
    ...(isSent ? [`sent.${day(sentAt)}`] : []),
    ...stepsTo(furthestAfter(furthest, status)).map((stage) => `reached.${stage}`),
    ...lists.map((list) => `list.${list}`),
  ];
}

/** How the table can be sorted, and whether the highest comes first. */
export const SORTS = {
  median: { index: 'byMedian', descending: true },
  spread: { index: 'bySpread', descending: true },
  scores: { index: 'byScores', descending: false },
  team: { index: undefined, descending: false },
} as const;
export type SortName = keyof typeof SORTS;

/** What a row is sorted by, as text that compares like the value; the id keeps equal ones apart. */
export function sortValues(row: ListingRow): Record<SortName, string> {
  const name = row.teamName.trim().toLowerCase().slice(0, 60);
  return {
    median: `${fixed(row.median)}#${row.id}`,
    spread: `${fixed(row.spread)}#${row.id}`,
    scores: `${String(row.scores).padStart(3, '0')}#${row.id}`,
    team: `${name}#${row.id}`,
  };
}

/** Scores are at most 10; without any a row comes last. */
function fixed(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(4).padStart(8, '0');
}

/** How counters change from one set of names to another; those that stay as they are left out. */
export function countersChanged(before: string[], after: string[]): Record<string, number> {
  const each = (names: string[], by: number) => names.map((name) => ({ [name]: by }));
  return summed([...each(after, 1), ...each(before, -1)]);
}

/** Several changes of counters as one; those that come to nothing left out. */
export function summed(changes: Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, by] of changes.flatMap(Object.entries<number>)) {
    sums[name] = (sums[name] ?? 0) + by;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, by]) => by !== 0));
}
