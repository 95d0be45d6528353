import { seeded } from '../../lib/local/season/random.ts';
import { PLACES, setScene, trial } from '../fixtures/access.ts';
import { openAcademy } from '../fixtures/host.ts';
import { openAttacks } from './access/attacks.ts';
import { giveEverybodyEveryRole } from './access/mutant.ts';
import type { Campaign } from './campaign.ts';

/**
 * Nobody gets in, or learns what is there, who may not. First the whole matrix of routes, visitors and
 * ids, then as many attacks on the sign-in as asked for, each over HTTP against a running academy.
 */
export const campaign: Campaign = {
  what: 'Every route against every role and id, and sign-ins with tokens and sessions that are not real',
  /** The attacks; the matrix is always whole, and comes on top. */
  trials: 300,
  run: async ({ seed, trials, mutant, say }) => {
    const academy = await openAcademy();
    const attacks = await openAttacks(academy, { random: seeded(seed), mutant });
    try {
      const { visitors, ids } = await setScene(academy);
      for (const { browser } of visitors) await browser.get('/account');
      if (mutant) await giveEverybodyEveryRole(academy);
      const failures: string[] = [];
      let tried = 0;
      // Signing out would end the visitors' sessions, and takes nothing from anybody else.
      for (const place of PLACES.filter(({ route }) => route !== 'POST /sign-out')) {
        for (const visitor of visitors) {
          failures.push(...(await trial(place, visitor, ids)));
          tried += 1;
        }
      }
      say(`${tried} pairs of a route and a visitor, ${failures.length} failures`);
      const matrix = tried;
      for (; tried < matrix + trials; tried += 1) failures.push(...(await attacks.next()));
      say(`${tried - matrix} attacks on the sign-in`);
      const figures = {
        routes: PLACES.length,
        visitors: visitors.length,
        matrix,
        ...attacks.made(),
      };
      return { trials: tried, failures, figures };
    } finally {
      await attacks.close();
      await academy.stop();
    }
  },
};
