import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { type Board, coachOf, withTeamsOfCoach } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { auditNote, readHeads, transactWithAudit } from './audit.ts';
import { keys } from './keys.ts';
import { boardWrite } from './places.ts';
import type { Write } from './table.ts';

/**
 * Gives a coach exactly these teams of the cohort, on the board and with each team, in one transaction.
 * @throws AcademyError `PersonChanged` when the board is no longer the one that was seen
 */
export async function assignTeams(
  programme: Programme,
  request: {
    board: Board;
    coachId: string;
    chosen: string[];
    by: Actor;
    now: string;
    newId: () => string;
  },
): Promise<void> {
  const { board, coachId, chosen, by, now, newId } = request;
  const after = withTeamsOfCoach(board, coachId, chosen);
  const moved = Object.keys(board.teams).filter((id) => coachOf(board, id) !== coachOf(after, id));
  if (moved.length === 0) return;
  const writes = moved.map((id) => coachWrite(id, coachOf(after, id)));
  const notes = moved.map((id) =>
    auditNote(id, by, 'change-coach', now, newId(), { coachId: coachOf(after, id) ?? '' }),
  );
  const failed = await transactWithAudit(
    [boardWrite(programme, after, now), ...writes],
    ...(await readHeads(notes)),
  );
  if (failed.length === 0) return;
  throw new AcademyError(
    'PersonChanged',
    'The teams changed meanwhile, and nothing of yours was saved. Load the page again.',
  );
}

function coachWrite(applicationId: string, coachId: string | undefined): Write {
  return {
    update: keys.application(applicationId),
    set: coachId ? 'SET coachId = :coach' : 'REMOVE coachId',
    condition: 'attribute_exists(pk)',
    ...(coachId ? { values: { ':coach': coachId } } : {}),
  };
}
