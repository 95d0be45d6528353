import { MINUTE, plus } from '../../../functions/domain/time.ts';
import { type Random, seeded } from '../../../lib/local/season/random.ts';
import { type Academy, openAcademy } from '../../fixtures/host.ts';
import { longProgramme } from '../../fixtures/places-play.ts';
import { forgetDecisions } from '../faults/decisions.ts';
import { RACES } from './gate-races.ts';
import { disagreements } from './one-outcome.ts';

/** On this day interviews have been, and offers may be made. */
const AT = '2024-10-28T10:00:00.000Z';

/** Trials in one academy. */
const TOGETHER = 40;

/** Races that are run one after the other in an academy of their own. */
export type Races = { number: number; seed: number; trials: number; mutant: boolean };

/** What came of them, as it is handed from process to process: the name of each race that was run. */
export type Raced = { trials: number; names: string[]; failures: string[] };

/** Every academy has a seed of its own. */
export function racesOf(seed: number, trials: number, mutant: boolean): Races[] {
  return Array.from({ length: Math.ceil(trials / TOGETHER) }, (_, number) => ({
    ...{ number, mutant, seed: seed * 1000 + number },
    trials: Math.min(TOGETHER, trials - number * TOGETHER),
  }));
}

/** Runs races in an academy. */
export async function playRaces({ number, seed, trials, mutant }: Races): Promise<Raced> {
  const random = seeded(seed);
  const names: string[] = [];
  const failures: string[] = [];
  const academy = await openAcademy({ programme: { ...longProgramme(), places: 500 }, at: AT });
  const restore = mutant ? forgetDecisions() : () => undefined;
  try {
    while (names.length < trials) {
      const { name, wrong } = await race(academy, random);
      names.push(name);
      const trial = number * TOGETHER + names.length;
      failures.push(...wrong.map((what) => `trial ${trial}, ${name}: ${what}`));
    }
  } finally {
    restore();
    await academy.stop();
  }
  return { trials, names, failures };
}

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
