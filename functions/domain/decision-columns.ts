import type { Decided, PackEntry } from './decision-pack.ts';
import type { Programme } from './programme.ts';

type Column = { name: string; read: (entry: PackEntry) => string };

/** The columns of a decision pack as a table. Instants are ISO UTC. */
export function packHeader(programme: Programme): string[] {
  return columns(programme).map(({ name }) => name);
}

/** The row of one application under `packHeader`. */
export function packRow(programme: Programme, entry: PackEntry): string[] {
  return columns(programme).map(({ read }) => read(entry));
}

function columns({ rubric }: Programme): Column[] {
  return [
    { name: 'reference', read: ({ reference }) => reference },
    { name: 'team', read: ({ team }) => team },
    { name: 'status', read: ({ status }) => status },
    { name: 'sent_at', read: ({ sentAt }) => sentAt },
    { name: 'scored_by', read: ({ overall }) => String(overall.count) },
    { name: 'score_median', read: ({ overall }) => figure(overall.median) },
    { name: 'score_spread', read: ({ overall }) => figure(overall.spread) },
    ...rubric.criteria.flatMap(({ id }) => criterionColumns(id)),
    { name: 'conflicts', read: ({ conflicts }) => conflicts.join('; ') },
    { name: 'abstentions', read: ({ abstentions }) => abstentions.map(inOneLine).join('; ') },
    ...decisionColumns('outcome', ({ outcome }) => outcome, 'feedback'),
    { name: 'outcome_set_by', read: ({ outcomeSet }) => outcomeSet?.by ?? '' },
    { name: 'outcome_set_at', read: ({ outcomeSet }) => outcomeSet?.at ?? '' },
    ...decisionColumns('interview', ({ interview }) => interview, 'reason'),
    ...decisionColumns('offer', ({ offer }) => offer, 'reason'),
    ...decisionColumns('answer', ({ answer }) => answer, 'reason'),
    { name: 'decisions', read: ({ decisions }) => decisions.map(inOneLine).join('; ') },
    { name: 'history_entries', read: ({ entries }) => String(entries) },
    { name: 'history_head', read: ({ head }) => head },
  ];
}

function criterionColumns(id: string): Column[] {
  const of = (entry: PackEntry) => entry.criteria.find((criterion) => criterion.id === id);
  return [
    { name: `${id}_median`, read: (entry) => figure(of(entry)?.median) },
    { name: `${id}_spread`, read: (entry) => figure(of(entry)?.spread) },
  ];
}

function decisionColumns(
  name: string,
  of: (entry: PackEntry) => Decided | undefined,
  why: string,
): Column[] {
  return [
    { name, read: (entry) => of(entry)?.what ?? '' },
    { name: `${name}_by`, read: (entry) => of(entry)?.by ?? '' },
    { name: `${name}_at`, read: (entry) => of(entry)?.at ?? '' },
    { name: `${name}_${why}`, read: (entry) => of(entry)?.reason ?? '' },
  ];
}

function inOneLine({ what, by, at, reason }: Decided): string {
  return `${at} ${what} by ${by}${reason ? ` (${reason})` : ''}`;
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value * 100) / 100);
}
