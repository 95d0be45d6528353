import { held } from '../../functions/domain/places.ts';
import { type Random, seeded } from '../../lib/local/season/random.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import {
  assemble,
  dismiss,
  disorder,
  longProgramme,
  step,
  watchBoards,
} from '../fixtures/places-play.ts';
import type { Campaign } from './campaign.ts';
import { forgetBoardVersions } from './faults/board.ts';

const AT = '2024-10-28T10:00:00.000Z';

/** Runs in one academy: its clock may not run out of the days on which offers are made. */
const RUNS_TOGETHER = 20;

export const campaign: Campaign = {
  what: 'teams accept, decline, let lapse, withdraw and are promoted at once, in random order',
  trials: 1000,
  run: async ({ seed, trials, mutant, say }) => {
    const random = seeded(seed);
    const failures: string[] = [];
    const figures = { steps: 0, acts: 0, boards: 0, mostHeld: 0 };
    for (let done = 0; done < trials; done += RUNS_TOGETHER) {
      const academy = await openAcademy({ programme: longProgramme(), at: AT });
      const { boards, stop } = watchBoards();
      const restore = mutant ? forgetBoardVersions() : () => undefined;
      try {
        for (let run = done; run < Math.min(done + RUNS_TOGETHER, trials); run += 1) {
          const wrong = await play(academy, random, figures);
          failures.push(...wrong.map((what) => `run ${run + 1}: ${what}`));
        }
        const most = Math.max(...boards.map(held));
        if (most > academy.programme.places) failures.push(`${most} places were held at once`);
        figures.mostHeld = Math.max(figures.mostHeld, most);
        figures.boards += boards.length;
      } finally {
        restore();
        stop();
        await academy.stop();
      }
      say(`  ${Math.min(done + RUNS_TOGETHER, trials)} runs, ${failures.length} failures`);
    }
    return { trials, failures, figures };
  },
};

/** One life of a shortlist; what was wrong after any of its steps. */
async function play(
  academy: Academy,
  random: Random,
  figures: { steps: number; acts: number },
): Promise<string[]> {
  const teams = await assemble(academy);
  const wrong: string[] = [];
  for (let left = 4 + random.below(5); left > 0 && wrong.length === 0; left -= 1) {
    const choices = Array.from({ length: 1 + random.below(4) }, () => random.below(1000));
    const replies = await step(academy, teams, choices, random.below(8) === 0);
    // Somebody who is not let in cannot break anything either.
    const broken = replies.filter(({ status }) => status >= 500 || status === 401);
    wrong.push(...broken.map(({ status }) => `somebody was answered ${status}`));
    wrong.push(...(await disorder(academy, teams)));
    figures.steps += 1;
    figures.acts += replies.length;
  }
  const left = await dismiss(academy, teams);
  return [...wrong, ...(left.length > 0 ? [`${left.length} teams stay on the board`] : [])];
}
