import type { Application } from '../domain/application.ts';
import { AcademyError, isNamed } from '../domain/errors.ts';
import { withoutTeam } from '../domain/places.ts';
import { teamMails } from '../domain/team-mails.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { decide, loadGate } from './decisions.ts';
import { keys } from './keys.ts';
import type { Deps } from './live.ts';
import { updateOnly } from './table.ts';

/**
 * Lets an offer lapse and frees its place, unless the team answered at the same moment: the gate
 * decides. The workflow does this as it settles; the sweep, where no workflow is left to do it.
 */
export async function lapseOffer(applicationId: string, deps: Deps): Promise<boolean> {
  const now = deps.now();
  try {
    await decide({
      applicationId,
      event: 'lapse',
      by: { id: 'clock', name: 'The clock', role: 'clock' },
      requestId: `lapse-${now}`,
      now,
      newId: deps.newId,
      consumed: true,
      plan: (application) => {
        refuseIfMoved(application, now);
        return {
          board: (board) => withoutTeam(board, applicationId),
          mails: teamMails(application, { kind: 'offer-lapsed', occasion: 'lapsed', sendAt: now }),
        };
      },
    });
    return true;
  } catch (error) {
    if (isNamed(error, 'WrongStage') || isNamed(error, 'AlreadyDecided')) return false;
    throw error;
  }
}

/** Its end may have been moved since the gate was read. */
function refuseIfMoved({ offerExpiresAt }: Application, now: string): void {
  if (offerExpiresAt === undefined || offerExpiresAt <= now) return;
  throw new AcademyError('WrongStage', 'The offer is still open: its end has been moved.');
}

/** For the sweep: lapses an offer that is past its instant, and comes back later to one that is not. */
export async function lapseIfOverdue(id: string, sending: number, deps: Deps): Promise<boolean> {
  const found = await loadGate(id, sending, 'answer');
  if (!found?.expiresAt || found.decision) return false;
  if (found.expiresAt <= deps.now()) return lapseOffer(id, deps);
  return updateOnly({
    update: keys.gate(id, sending, 'answer'),
    set: 'SET todoAt = :later',
    condition: 'attribute_not_exists(decision)',
    values: { ':later': plus(found.expiresAt, PATIENCE) },
  });
}
