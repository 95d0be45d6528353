import { noCoverage } from './coverage.ts';
import { playLives } from './life.ts';
import { MUTANTS, type Mutant, mutate } from './mutants.ts';

/** Lives that are played one after the other; the first that goes wrong ends them. */
export type Batch = { number: number; seed: number; lives: number; mutant: boolean };

/** What came of it, as it is handed from process to process. */
export type Played = {
  number: number;
  lives: number;
  steps: number;
  made: string[];
  taken: string[];
  failure?: string;
};

/** Lives in a batch. */
const TOGETHER = 25;

/** Every batch has a seed of its own, so that one can be played alone, whoever plays the others. */
export function batchesOf(seed: number, trials: number, mutant: boolean): Batch[] {
  return Array.from({ length: Math.ceil(trials / TOGETHER) }, (_, number) => ({
    ...{ number, mutant, seed: seed * 1000 + number },
    lives: Math.min(TOGETHER, trials - number * TOGETHER),
  }));
}

/** The guard that is missing while a batch of that number is played for a mutant. */
export function mutantOf(number: number): Mutant {
  return MUTANTS[number % MUTANTS.length] as Mutant;
}

/** Plays a batch; for a mutant with one of the guards taken away. */
export async function playBatch({ number, seed, lives, mutant }: Batch): Promise<Played> {
  const broken = mutant ? mutantOf(number) : undefined;
  const restore = broken ? mutate(broken) : () => undefined;
  const coverage = noCoverage();
  try {
    const lived = await playLives({
      ...{ seed, coverage, count: lives },
      ...(broken ? { extraPlaces: broken.places ?? 0, shrinkMs: 10_000 } : {}),
    });
    const { made, taken } = coverage;
    return { number, ...lived, made: [...made], taken: [...taken] };
  } finally {
    restore();
  }
}
