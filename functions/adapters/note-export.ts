import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { programmeNote, readHeads, transactWithAudit } from './audit.ts';
import type { Deps } from './live.ts';

/** The files that can be taken along, as the history calls it. */
export type Export = 'export-applications' | 'export-members' | 'export-decisions';

/**
 * Notes that somebody takes a file along, before anything of it goes out: what has left cannot be called
 * back, so without the note there is no file.
 * @throws AcademyError `TableBusy`
 */
export async function noteExport(
  programmeId: string,
  by: Actor,
  what: Export,
  { now, newId }: Deps,
  details: Record<string, string> = {},
): Promise<void> {
  const note = programmeNote(programmeId, by, what, now(), newId(), details);
  const failed = await transactWithAudit([], ...(await readHeads([note])));
  if (failed.length === 0) return;
  throw new AcademyError(
    'TableBusy',
    'It could not be noted that you take this file along, so it was not made. Try again in a minute.',
  );
}
