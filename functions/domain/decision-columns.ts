import type { Decided, PackEntry, Scored } from './decision-pack.ts';
import { interviewRubric } from './interviews.ts';
import type { Programme } from './programme.ts';
import type { Rubric } from './review.ts';

type Column = { name: string; read: (entry: PackEntry) => string };

/** The columns of a decision pack as a table. Instants are ISO UTC. */
export function packHeader(programme: Programme): string[] {
  return columns(programme).map(({ name }) => name);
}

/** The row of one application under `packHeader`. */
export function packRow(programme: Programme, entry: PackEntry): string[] {
  return columns(programme).map(({ read }) => read(entry));
}

function columns(programme: Programme): Column[] {
  return [
    { name: 'reference', read: ({ reference }) => reference },
    { name: 'team', read: ({ team }) => team },
    { name: 'status', read: ({ status }) => status },
    { name: 'sent_at', read: ({ sentAt }) => sentAt },
    ...scoreColumns('', programme.rubric, (entry) => entry),
    { name: 'conflicts', read: ({ conflicts }) => conflicts.join('; ') },
    { name: 'abstentions', read: ({ abstentions }) => abstentions.map(inOneLine).join('; ') },
    ...decisionColumns('outcome', ({ outcome }) => outcome, 'feedback'),
    { name: 'outcome_set_by', read: ({ outcomeSet }) => outcomeSet?.by ?? '' },
    { name: 'outcome_set_at', read: ({ outcomeSet }) => outcomeSet?.at ?? '' },
    ...scoreColumns(
      'interview_',
      interviewRubric(programme),
      ({ interviewScores }) => interviewScores,
    ),
    ...decisionColumns('interview', ({ interview }) => interview, 'reason'),
    { name: 'interview_feedback', read: ({ interview }) => interview?.feedback ?? '' },
    { name: 'interview_unscored', read: ({ interview }) => interview?.unscored ?? '' },
    ...decisionColumns('offer', ({ offer }) => offer, 'reason'),
    ...decisionColumns('answer', ({ answer }) => answer, 'reason'),
    { name: 'decisions', read: ({ decisions }) => decisions.map(inOneLine).join('; ') },
    { name: 'history_entries', read: ({ entries }) => String(entries) },
    { name: 'history_head', read: ({ head }) => head },
  ];
}

function scoreColumns(
  prefix: string,
  { criteria }: Rubric,
  of: (entry: PackEntry) => Scored,
): Column[] {
  return [
    { name: `${prefix}scored_by`, read: (entry) => String(of(entry).overall.count) },
    { name: `${prefix}score_median`, read: (entry) => figure(of(entry).overall.median) },
    { name: `${prefix}score_spread`, read: (entry) => figure(of(entry).overall.spread) },
    ...criteria.flatMap(({ id }): Column[] => {
      const by = (entry: PackEntry) => of(entry).criteria.find((criterion) => criterion.id === id);
      return [
        { name: `${prefix}${id}_median`, read: (entry) => figure(by(entry)?.median) },
        { name: `${prefix}${id}_spread`, read: (entry) => figure(by(entry)?.spread) },
      ];
    }),
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
