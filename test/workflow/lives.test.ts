import { expect, it } from 'vitest';
import { noCoverage } from '../campaigns/lives/coverage.ts';
import { playLives } from '../campaigns/lives/life.ts';

it('a few random lives of a programme agree with the model of the table of legal moves, at every step', async () => {
  const coverage = noCoverage();
  // The campaign `lives` has two thousand, and goes through every move and every state.
  const { lives, failure } = await playLives({ seed: 211, count: 3, coverage, thoughtOf: 600 });
  expect(failure).toBeUndefined();
  expect(lives).toBe(3);
  expect(coverage.made.size).toBeGreaterThan(6);
}, 60_000);
