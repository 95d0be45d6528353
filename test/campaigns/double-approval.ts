import type { Campaign } from './campaign.ts';
import { playAll } from './processes/play-all.ts';
import { type Raced, racesOf } from './races/batches.ts';

export const campaign: Campaign = {
  what: 'two admins, the team and the clock decide one gate at once; tokens come late or change',
  trials: 1000,
  run: async ({ seed, trials, mutant, say }) => {
    const failures: string[] = [];
    const figures: Record<string, number> = {};
    const began = performance.now();
    let done = 0;
    const worker = new URL('races/worker.ts', import.meta.url);
    await playAll(worker, racesOf(seed, trials, mutant), (raced: Raced) => {
      done += raced.trials;
      for (const name of raced.names) figures[name] = (figures[name] ?? 0) + 1;
      failures.push(...raced.failures);
      say(`  ${done} trials, ${failures.length} failures`);
    });
    figures['seconds'] = Math.round((performance.now() - began) / 1000);
    return { trials: done, failures, figures };
  },
};
