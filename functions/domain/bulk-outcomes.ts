import type { Application } from './application.ts';
import type { Outcome } from './release.ts';

/** One outcome that several applications get together. */
export type BulkOutcome = Pick<Outcome, 'outcome' | 'by' | 'at'> & {
  /** In the order in which reserves are ranked. */
  ids: string[];
  /** Empty to keep what is written for each. */
  feedback: string;
};

/**
 * The outcomes of several applications. Reserves are ranked behind those already named; one that is a
 * reserve already keeps its rank. Feedback that was written for a team stays unless there is other.
 */
export function bulkOutcomes(
  applications: Pick<Application, 'id' | 'sending'>[],
  { ids, outcome, feedback, by, at }: BulkOutcome,
  before: Outcome[],
  reserves: { id: string; rank?: number | undefined }[],
): Outcome[] {
  const sendings = new Map(applications.map(({ id, sending }) => [id, sending]));
  const earlier = new Map(before.map((each) => [`${each.applicationId} ${each.sending}`, each]));
  let last = Math.max(0, ...reserves.map(({ rank }) => rank ?? 0));
  return ids.flatMap((applicationId) => {
    const sending = sendings.get(applicationId);
    if (sending === undefined) return [];
    const kept = earlier.get(`${applicationId} ${sending}`);
    const words = feedback || kept?.feedback;
    if (outcome === 'reserve' && kept?.rank === undefined) last += 1;
    const rank = outcome === 'reserve' ? (kept?.rank ?? last) : undefined;
    return [
      {
        ...{ applicationId, sending, outcome, by, at },
        ...(rank === undefined ? {} : { rank }),
        ...(words ? { feedback: words } : {}),
      },
    ];
  });
}
