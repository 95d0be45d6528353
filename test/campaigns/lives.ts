import type { Campaign, Findings } from './campaign.ts';
import { type Batch, batchesOf, mutantOf, type Played } from './lives/batches.ts';
import { coveredOf, noCoverage } from './lives/coverage.ts';
import { MUTANTS } from './lives/mutants.ts';
import { playAll } from './processes/play-all.ts';

const WORKER = new URL('lives/worker.ts', import.meta.url);

/** So many lives go through everything; fewer may miss what is seldom. */
const ENOUGH = 2000;

export const campaign: Campaign = {
  what: 'random lives of a programme against a model of the table of legal moves, every step of them',
  trials: ENOUGH,
  run: async ({ seed, trials, mutant, say }) => {
    const began = performance.now();
    const play = mutant ? findMutants : coverEverything;
    const found = await play(batchesOf(seed, trials, mutant), say);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { ...found, figures: { ...found.figures, seconds } };
  },
};

type Say = (line: string) => void;

/** Plays all lives, and says what they did not go through. */
async function coverEverything(batches: Batch[], say: Say): Promise<Findings> {
  const coverage = noCoverage();
  const failures: string[] = [];
  const figures: Record<string, number> = { steps: 0 };
  let lives = 0;
  await playAll(WORKER, batches, (played: Played) => {
    lives += played.lives;
    figures['steps'] = (figures['steps'] ?? 0) + played.steps;
    for (const row of played.made) coverage.made.add(row);
    for (const step of played.taken) coverage.taken.add(step);
    if (played.failure) failures.push(`a life went wrong: ${played.failure}`);
    say(`  ${lives} lives, ${failures.length} failures${lastOf(played)}`);
  });
  for (const [what, { all, covered, missing }] of Object.entries(coveredOf(coverage))) {
    const missed = `of the ${what}, ${missing.join(', ')} were missed`;
    say(`  ${what} covered ${covered} of ${all}${missing.length > 0 ? `; ${missed}` : ''}`);
    figures[what] = all;
    figures[`${what}Covered`] = covered;
    if (lives >= ENOUGH && missing.length > 0) failures.push(missed);
  }
  return { trials: lives, failures, figures };
}

/** Plays lives with one guard taken away at a time, each until one of them goes wrong. */
async function findMutants(batches: Batch[], say: Say): Promise<Findings> {
  const failures = new Map<string, string>();
  let lives = 0;
  await playAll(
    WORKER,
    batches,
    (played: Played) => {
      lives += played.lives;
      const { name } = mutantOf(played.number);
      if (played.failure) failures.set(name, `${name}: ${played.failure}`);
      say(`  ${lives} lives, ${failures.size} of ${MUTANTS.length} found${lastOf(played)}`);
    },
    ({ number }) => !failures.has(mutantOf(number).name),
  );
  for (const { name } of MUTANTS.filter((each) => !failures.has(each.name))) {
    say(`  missed: ${name}`);
  }
  const figures = { mutants: MUTANTS.length, mutantsFound: failures.size };
  return { trials: lives, failures: [...failures.values()], figures };
}

function lastOf({ failure }: Played): string {
  return failure ? `\n  ${failure}` : '';
}
