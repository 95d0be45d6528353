import { describe, expect, it } from 'vitest';
import { readRecordings } from './recordings.ts';
import { replay } from './replay.ts';

const folder = process.env['ASL_RECORDINGS'];

describe('Executions recorded on AWS', () => {
  if (folder === undefined || folder === '') {
    it.skip('are not replayed: ASL_RECORDINGS names no folder of recordings', () => {});
    return;
  }
  for (const recording of readRecordings(folder)) {
    it(`come out the same here: ${recording.id}`, async () => {
      expect(await replay(recording)).toEqual([]);
    });
  }
});
