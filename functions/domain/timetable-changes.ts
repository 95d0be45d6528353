import { correctionsOf } from './corrections.ts';
import { type Occasion, programmeOccasions, teamOccasions } from './occasions.ts';
import type { Programme } from './programme.ts';
import { isPending, movedRecord, type OccasionRecord } from './timeline.ts';

/** A date that is not in the table as it is in the file. Instants ISO UTC. */
export type DateChange = {
  id: string;
  name: string;
  before?: string;
  after?: string;
  /** What follows from it for mails: who is told, and when. */
  mails: 'told-when-it-comes' | 'told-again-when-it-comes' | 'not-told' | 'no-more-told';
};

/** What a programme file would change in an academy. */
export type TimetableChanges = {
  dates: DateChange[];
  /** Milestones whose new date is told, once, to those who had been told the old one. */
  corrected: { milestoneId: string; was: string }[];
  /** Corrections that had not been told yet and are not needed any more. */
  withdrawn: string[];
  /** Dates of teams in the cohort, such as coaching, that come, and that go. */
  ofTeams: { added: string[]; removed: string[] };
};

/** Compares a programme file with what an academy holds. Pure; nothing is changed. */
export function timetableChanges(
  programme: Programme,
  held: { programme: Programme | undefined; records: OccasionRecord[] },
  now: string,
): TimetableChanges {
  const { records } = held;
  const known = new Map(records.map((record) => [record.id, record]));
  const occasions = programmeOccasions(programme);
  const { add, drop } = correctionsOf(programme, records, now);
  return {
    dates: [
      ...occasions.flatMap((one) => changeOf(programme, one, known.get(one.id), now)),
      ...gone(programme, occasions, records),
    ],
    corrected: add.flatMap(({ correction }) => correction ?? []),
    withdrawn: drop.flatMap(({ correction }) => correction?.milestoneId ?? []),
    ofTeams: teamChanges(programme, held.programme, now),
  };
}

function changeOf(
  programme: Programme,
  occasion: Occasion,
  known: OccasionRecord | undefined,
  now: string,
): DateChange[] {
  if (known?.due === occasion.due) return [];
  const next = movedRecord(occasion, known, now);
  const again = (known?.doneVersion ?? 0) > 0;
  const mails = again ? 'told-again-when-it-comes' : 'told-when-it-comes';
  return [
    {
      ...{ id: occasion.id, name: nameOf(programme, occasion), after: occasion.due },
      ...(known ? { before: known.due } : {}),
      mails: isPending(next) ? mails : 'not-told',
    },
  ];
}

function gone(
  programme: Programme,
  occasions: Occasion[],
  records: OccasionRecord[],
): DateChange[] {
  const current = new Set(occasions.map(({ id }) => id));
  return records
    .filter((record) => !current.has(record.id) && !record.correction && isPending(record))
    .map(({ id, due }) => ({
      ...{ id, name: nameOf(programme, { id }), before: due },
      mails: 'no-more-told' as const,
    }));
}

function teamChanges(after: Programme, before: Programme | undefined, now: string) {
  if (!before) return { added: [], removed: [] };
  const ahead = (programme: Programme) =>
    teamOccasions(programme, now)
      .filter(({ kind }) => kind !== 'welcome')
      .map(({ id }) => id);
  const [old, next] = [new Set(ahead(before)), new Set(ahead(after))];
  return { added: [...next.difference(old)], removed: [...old.difference(next)] };
}

function nameOf(programme: Programme, { id, milestoneId, kind }: Partial<Occasion>): string {
  const name = programme.milestones.find((one) => one.id === milestoneId)?.name ?? id ?? '';
  return kind === 'reminder' ? `${name}, the reminder before it` : name;
}
