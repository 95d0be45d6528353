import type { Application } from '../domain/application.ts';
import type { Actor } from '../domain/gates.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { type Key, keys } from './keys.ts';
import { logWarn } from './log.ts';
import { getItem } from './table.ts';

/** Somebody who opens an application, and when (ISO). */
export type Opening = { by: Actor; now: string };

/** Whether it has been noted today that somebody opened an application. */
export async function isSeen(applicationId: string, opening: Opening): Promise<boolean> {
  return (await getItem(seenKey(applicationId, opening))) !== undefined;
}

/**
 * Notes that somebody has been shown what a team wrote, once for each person and day (in UTC). A page is
 * shown also where this cannot be written: reading may not depend on it, and a warning is logged.
 */
export async function noteSeen(application: Application, opening: Opening): Promise<void> {
  const { id } = application;
  const note = auditNote(id, opening.by, 'saw', opening.now, '');
  try {
    const key = seenKey(id, opening);
    await transactWithAudit([], appendTo(application, { ...note, key }));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    logWarn('opening not noted', { applicationId: id, personId: opening.by.id, error: name });
  }
}

/** One name for each person and day, so that a second look finds the first. */
function seenKey(applicationId: string, { by, now }: Opening): Key {
  return keys.audit(applicationId, now.slice(0, 10), `saw-${by.id}`);
}
