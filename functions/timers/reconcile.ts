import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { logInfo } from '../adapters/log.ts';
import { reconcileProgramme } from '../adapters/reconcile-programme.ts';
import { parseProgramme } from '../domain/lint-programme.ts';
import { type Occasion, programmeOccasions } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';

/**
 * Brings the table up to the programme's file: the only door that carries the file. It validates,
 * stores a new version when something changed, moves milestones, and starts or wakes the timeline.
 */
export const door = taskDoor('Reconcile', z.unknown(), async (_event, deps) => {
  const file = await readFile(process.env['PROGRAMME_FILE'] ?? 'programme.json', 'utf8');
  const programme = parseProgramme(JSON.parse(file));
  const reconciled = await reconcileProgramme(programme, deps);
  for (const { id, due } of nextOf(programme, deps.now())) {
    logInfo('next milestone', { milestone: id, due });
  }
  return reconciled;
});

export const handler = door(live);

/** For the dashboard, which cannot ask the table. */
function nextOf(programme: Programme, now: string): Occasion[] {
  return programmeOccasions(programme)
    .filter(({ kind, due }) => kind === 'milestone' && due > now)
    .slice(0, 5);
}
