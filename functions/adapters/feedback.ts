import type { Application } from '../domain/application.ts';
import type { GateName } from '../domain/moves.ts';
import { loadGate } from './decisions.ts';

/** Feedback stands on a gate only once its decision has been made, which is after the release. */
export async function releasedFeedback(application: Application): Promise<string | undefined> {
  for (const gate of GATES[application.status] ?? []) {
    const reason = (await loadGate(application.id, application.sending, gate))?.decision?.reason;
    if (reason) return reason;
  }
  return undefined;
}

const GATES: Partial<Record<Application['status'], GateName[]>> = {
  'not-shortlisted': ['shortlist'],
  reserve: ['shortlist'],
  'not-recommended': ['interview'],
  'did-not-attend': ['interview'],
  'not-selected': ['acceptance-reserve', 'shortlist-reserve'],
};
