import { loadCounts } from '../../adapters/counts.ts';
import { loadRelease } from '../../adapters/release.ts';
import { stuckWork } from '../../adapters/stuck-gates.ts';
import type { Programme } from '../../domain/programme.ts';
import { isReleased } from '../../domain/release.ts';
import { shortlistAt } from '../../domain/timetable.ts';

/** The steps that have waited too long, without tokens, names or answers. */
export async function loadDecisions(programme: Programme, now: string) {
  const [{ gates, unstarted }, release, counts] = await Promise.all([
    stuckWork(programme, now),
    loadRelease(programme.id),
    loadCounts(programme.id),
  ]);
  const due = shortlistAt(programme);
  const count = counts['status.submitted'] ?? 0;
  const unreleased = due <= now && !isReleased(release, now) && count > 0;
  return {
    stuck: gates.map(({ application: { id, reference }, gate, ...trouble }) => ({
      application: { id, reference },
      gate: gate.gate,
      ...trouble,
    })),
    unstarted: unstarted.map(({ application: { id, reference }, since }) => ({
      application: { id, reference },
      since,
    })),
    unreleased: unreleased ? { since: due, count } : undefined,
  };
}
