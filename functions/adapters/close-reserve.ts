import type { Application } from '../domain/application.ts';
import { isNamed } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { withoutTeam } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { teamMails } from '../domain/team-mails.ts';
import { holdUntil } from '../domain/timetable.ts';
import { noSuchApplication } from './applications.ts';
import type { Plan } from './decisions.ts';
import { refreshSoon } from './listings.ts';
import type { Deps } from './live.ts';
import { programmeId } from './programmes.ts';
import { decideAndSignal } from './signals.ts';

/** A team for which the reserve list is closed, and what it can learn from. */
export type Closing = { applicationId: string; feedback: string };

/** What changes as the reserve list is closed for a team: it is told, with its feedback, after the hold. */
export function closePlan(
  application: Application,
  programme: Programme,
  feedback: string,
  now: string,
): Plan {
  return {
    board: (board) => withoutTeam(board, application.id),
    mails: teamMails(application, {
      kind: 'reserve-list-closed',
      occasion: 'reserve-list-closed',
      facts: { feedback },
      sendAt: holdUntil(programme, now),
    }),
  };
}

/** How it is said that a team does not wait in reserve. */
const NOT_WAITING = ['WrongStage', 'AlreadyDecided', 'NotFound'] as const;

/**
 * Closes the reserve list for teams, one after the other; sent again, the same request goes on where it was
 * broken off. Answers those that no longer waited: they moved up meanwhile, withdrew, or somebody else was
 * first.
 * @throws AcademyError `TableBusy`; what was closed before stays closed
 */
export async function closeReserves(
  closings: Closing[],
  request: { by: Actor; requestId: string } & Deps,
): Promise<string[]> {
  const missed: string[] = [];
  for (const { applicationId, feedback } of closings) {
    const { by, requestId, newId } = request;
    const now = request.now();
    try {
      await decideAndSignal({
        ...{ applicationId, by, requestId, now, newId },
        event: 'close-reserve-list',
        reason: feedback,
        plan: (application, programme) => {
          if (application.programmeId !== programmeId()) throw noSuchApplication();
          return closePlan(application, programme, feedback, now);
        },
      });
    } catch (error) {
      if (!NOT_WAITING.some((name) => isNamed(error, name))) throw error;
      missed.push(applicationId);
    }
  }
  await refreshSoon(closings.map(({ applicationId }) => applicationId));
  return missed;
}
