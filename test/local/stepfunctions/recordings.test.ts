import { describe, expect, it } from 'vitest';
import { type Recording, readRecordings } from './recordings.ts';
import { type Difference, replay } from './replay.ts';

const folder = process.env['ASL_RECORDINGS'];

/** Machines that reach into another account or into S3 cannot have the same history on a laptop. */
function reachesOutside({ definition }: Recording): boolean {
  return /"(Credentials|ItemReader|ResultWriter)"/.test(JSON.stringify(definition));
}

function isOutcome({ at }: Difference): boolean {
  return at === 'the outcome' || at === 'the run itself';
}

describe('Executions recorded on AWS', () => {
  if (folder === undefined || folder === '') {
    console.warn('No execution recorded on AWS is replayed: ASL_RECORDINGS names no folder.');
    it('are not replayed: ASL_RECORDINGS names no folder', () => expect(folder ?? '').toBe(''));
    return;
  }
  for (const recording of readRecordings(folder)) {
    it(`end the same way here: ${recording.id}`, async () => {
      expect((await replay(recording)).filter(isOutcome)).toEqual([]);
    });
    if (reachesOutside(recording)) continue;
    it(`have the same history here: ${recording.id}`, async () => {
      expect(await replay(recording)).toEqual([]);
    });
  }
});
