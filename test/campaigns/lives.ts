import type { Campaign } from './campaign.ts';
import { batchesOf, type Played } from './lives/batches.ts';
import { coveredOf, noCoverage, type Part } from './lives/coverage.ts';
import { playAll } from './lives/processes.ts';

/** So many lives go through everything; fewer may miss what is seldom. */
const ENOUGH = 2000;

export const campaign: Campaign = {
  what: 'random lives of a programme against a model of the table of legal moves, every step of them',
  trials: ENOUGH,
  run: async ({ seed, trials, mutant, say }) => {
    const coverage = noCoverage();
    const failures: string[] = [];
    const figures: Record<string, number> = { steps: 0 };
    const mutants = new Map<string, boolean>();
    let lives = 0;
    const began = performance.now();
    await playAll(batchesOf(seed, trials, mutant), (played: Played) => {
      lives += played.lives;
      figures['steps'] = (figures['steps'] ?? 0) + played.steps;
      for (const row of played.made) coverage.made.add(row);
      for (const step of played.taken) coverage.taken.add(step);
      if (played.failure)
        failures.push(`${played.mutant ?? 'a life went wrong'}: ${played.failure}`);
      if (played.mutant) {
        const found = played.failure !== undefined || mutants.get(played.mutant) === true;
        mutants.set(played.mutant, found);
      }
      if (played.failure) say(`  ${failures.at(-1)}`);
      say(`  ${lives} lives, ${failures.length} failures`);
    });
    figures['seconds'] = Math.round((performance.now() - began) / 1000);
    if (mutant) {
      figures['mutants'] = mutants.size;
      figures['mutantsFound'] = [...mutants.values()].filter(Boolean).length;
      return { trials: lives, failures, figures };
    }
    for (const [what, part] of Object.entries(coveredOf(coverage))) {
      say(`  ${what} covered ${part.covered} of ${part.all}${listed(part)}`);
      figures[what] = part.all;
      figures[`${what}Covered`] = part.covered;
      if (trials >= ENOUGH && what !== 'branches' && part.missing.length > 0) {
        failures.push(`of the ${what}, ${part.missing.join(', ')} were missed`);
      }
    }
    return { trials: lives, failures, figures };
  },
};

function listed({ missing }: Part): string {
  return missing.length > 0 ? `; missed: ${missing.join(', ')}` : '';
}
