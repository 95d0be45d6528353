import { MINUTE, plus } from '../../functions/domain/time.ts';
import { type Random, seeded } from '../../lib/local/season/random.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { longProgramme } from '../fixtures/places-play.ts';
import type { Campaign } from './campaign.ts';
import { forgetDecisions } from './faults/decisions.ts';
import { RACES } from './races/gate-races.ts';
import { disagreements } from './races/one-outcome.ts';

/** On this day interviews have been, and offers may be made. */
const AT = '2024-10-28T10:00:00.000Z';

/** Trials in one academy. */
const TOGETHER = 20;

export const campaign: Campaign = {
  what: 'two admins, the team and the clock decide one gate at once; tokens come late or change',
  trials: 1000,
  run: async ({ seed, trials, mutant, say }) => {
    const random = seeded(seed);
    const failures: string[] = [];
    const figures: Record<string, number> = {};
    for (let done = 0; done < trials; done += TOGETHER) {
      const academy = await openAcademy({ programme: { ...longProgramme(), places: 500 }, at: AT });
      const restore = mutant ? forgetDecisions() : () => undefined;
      try {
        for (let trial = done; trial < Math.min(done + TOGETHER, trials); trial += 1) {
          const { name, wrong } = await race(academy, random);
          figures[name] = (figures[name] ?? 0) + 1;
          failures.push(...wrong.map((what) => `trial ${trial + 1}, ${name}: ${what}`));
        }
      } finally {
        restore();
        await academy.stop();
      }
      say(`  ${Math.min(done + TOGETHER, trials)} trials, ${failures.length} failures`);
    }
    return { trials, failures, figures };
  },
};

/** One gate, raced for; what is wrong once all has settled. */
async function race(academy: Academy, random: Random): Promise<{ name: string; wrong: string[] }> {
  const { name, run } = random.pick(RACES);
  const { id, replies, wrong = [] } = await run(academy, random);
  await academy.pump.moveTo(plus(academy.clock.now(), 5 * MINUTE));
  // Somebody who is not let in cannot break anything either.
  const broken = replies.filter(({ status }) => status >= 500 || status === 401);
  return {
    name,
    wrong: [
      ...wrong,
      ...broken.map(({ status, data }) => `an answer was ${status} ${String(data['title'])}`),
      ...(await disagreements(academy, id)),
    ],
  };
}
