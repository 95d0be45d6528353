import { loadProgress } from '../../functions/adapters/mail-progress.ts';
import { loadBoard } from '../../functions/adapters/places.ts';
import { partitionsOf } from '../../functions/adapters/told-before.ts';
import { isInTheirYear } from '../../functions/domain/corrections.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import type { OccasionRecord } from '../../functions/domain/timeline.ts';
import type { TimetableChanges } from '../../functions/domain/timetable-changes.ts';

/** Whom a change of dates reaches. */
export type Reached = {
  /** Mails that told the old date and went out, by milestone. */
  told: Map<string, number>;
  /** Teams in the cohort: each has a timeline of its own. */
  teams: number;
  /** Milestones that cohort teams have in their calendars. */
  inCalendars: Set<string>;
};

/** Counts it, from what the table holds. */
export async function countReached(
  programme: Programme,
  records: OccasionRecord[],
  { corrected }: TimetableChanges,
): Promise<Reached> {
  const told = await Promise.all(
    corrected.map(async ({ milestoneId }) => {
      const progress = await loadProgress(
        partitionsOf(`programme/${programme.id}`, records, milestoneId),
      );
      const sent = [...progress.values()].reduce((sum, each) => sum + each.sent, 0);
      return [milestoneId, sent] as const;
    }),
  );
  const board = await loadBoard(programme);
  const holders = Object.values(board.teams).filter(({ as }) => as === 'holder');
  return {
    told: new Map(told),
    teams: holders.length,
    inCalendars: new Set(programme.milestones.filter(isInTheirYear).map(({ id }) => id)),
  };
}
