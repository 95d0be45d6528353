import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { reconcileProgramme } from '../adapters/reconcile-programme.ts';
import { parseProgramme } from '../domain/lint-programme.ts';

/**
 * Brings the table up to the programme's file: the only door that carries the file. It validates,
 * stores a new version when something changed, moves milestones, and starts or wakes the timeline.
 */
export const door = taskDoor('Reconcile', z.unknown(), async (_event, deps) => {
  const file = await readFile(process.env['PROGRAMME_FILE'] ?? 'programme.json', 'utf8');
  return reconcileProgramme(parseProgramme(JSON.parse(file)), deps);
});

export const handler = door(live);
