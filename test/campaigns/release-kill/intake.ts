import pMap from 'p-map';
import { loadApplication } from '../../../functions/adapters/applications.ts';
import { saveOutcomes } from '../../../functions/adapters/outcomes.ts';
import { confirmRelease, loadRelease } from '../../../functions/adapters/release.ts';
import type { Application } from '../../../functions/domain/application.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import type { Outcome } from '../../../functions/domain/release.ts';
import { ADA, aSentOneIn, RELEASED } from '../../fixtures/stages.ts';
import { newId } from '../../fixtures/table.ts';

/** When the outcomes are set and the release is confirmed. */
export const BEFORE = '2024-10-01T10:00:00.000Z';

/** Applications that were sent, each with an outcome, and a release confirmed for its instant. */
export async function aConfirmedIntake(programme: Programme, size: number): Promise<string[]> {
  const made = await pMap(Array.from({ length: size }), () => aSentOneIn(programme), {
    concurrency: 8,
  });
  const outcomes = made.map(({ id }, at) => outcomeOf(programme, id, at));
  for (let from = 0; from < size; from += 33) {
    await saveOutcomes(programme, outcomes.slice(from, from + 33), { by: ADA, newId });
  }
  const { version } = await loadRelease(programme.id);
  const confirmed = { version, at: RELEASED, by: ADA, requestId: newId(), now: BEFORE, newId };
  await confirmRelease(programme.id, confirmed);
  return made.map(({ id }) => id);
}

/** The applications as they stand now. */
export function standing(ids: string[]): Promise<Application[]> {
  return pMap(ids, loadApplication, { concurrency: 16 });
}

function outcomeOf({ shortlist }: Programme, applicationId: string, at: number): Outcome {
  const kept = { applicationId, sending: 1, by: 'Ada', at: BEFORE };
  if (at < shortlist.teams) return { ...kept, outcome: 'shortlisted' };
  const feedback = 'Say more about who would measure it.';
  const rank = at - shortlist.teams + 1;
  return rank <= shortlist.reserves
    ? { ...kept, outcome: 'reserve', rank, feedback }
    : { ...kept, outcome: 'not-shortlisted', feedback };
}
