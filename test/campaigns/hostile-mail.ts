import { DAY, HOUR, MINUTE, plus } from '../../functions/domain/time.ts';
import { dueOf } from '../../functions/domain/timetable.ts';
import { playSeason } from '../../lib/local/season/play.ts';
import { seeded } from '../../lib/local/season/random.ts';
import type { SesAccount } from '../../lib/local/ses/account.ts';
import { openAcademy } from '../fixtures/host.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import type { Campaign } from './campaign.ts';
import { forgetPaceAndBlocks } from './mail/forgetting.ts';
import { judgeSeason } from './mail/season-judge.ts';

/** Teams of a season. */
const TEAMS = 40;

/** Reports of one mail come at some moment within this time, so they overtake each other. */
const REPORTS_WITHIN = 30 * MINUTE;

/** How long the last mails get to go out at the pace of the service. */
const AFTERWARDS = 10 * DAY;

export const campaign: Campaign = {
  what: 'a season of 40 teams under a mail service that is slow, forgetful and says no',
  trials: 1,
  run: async ({ seed, trials, mutant, say }) => {
    const failures: string[] = [];
    const figures: Record<string, number> = {};
    for (let trial = 0; trial < trials; trial += 1) {
      const found = await hostileSeason(seed + trial, mutant, say);
      failures.push(...found.failures.map((what) => `seed ${seed + trial}: ${what}`));
      for (const [name, value] of Object.entries(found.figures)) {
        figures[name] = (figures[name] ?? 0) + value;
      }
    }
    return { trials, failures, figures };
  },
};

/** One mail a second, 200 a day, and everything that a mail service can do to a sender. */
function hostileAccount(seed: number): SesAccount {
  const random = seeded(seed + 1_000_000);
  return {
    maxSendRate: 1,
    max24HourSend: 200,
    behaviour: {
      random: random.next,
      throttled: 0.05,
      answersLost: 0.03,
      bouncing: 0.05,
      complaining: 0.01,
      returned: 0.02,
      delayed: 0.05,
      reportedTwice: 0.2,
      reportsWithin: REPORTS_WITHIN,
    },
  };
}

async function hostileSeason(seed: number, mutant: boolean, say: (line: string) => void) {
  const programme = theProgramme();
  const dues = programme.milestones.map((milestone) => dueOf(programme, milestone)).sort();
  const account = hostileAccount(seed);
  const academy = await openAcademy({ programme, at: plus(dues[0] ?? '', -DAY), account });
  const restore = mutant ? forgetPaceAndBlocks() : () => undefined;
  try {
    await playSeason(academy, programme, {
      applications: TEAMS,
      seed,
      say: (line) => say(`  ${academy.clock.now().slice(0, 10)} ${line}`),
    });
    await academy.pump.moveTo(plus(academy.clock.now(), AFTERWARDS + HOUR));
    return judgeSeason(await academy.everything(), academy.mailbox.all(), {
      account,
      reportsWithin: REPORTS_WITHIN,
    });
  } finally {
    restore();
    await academy.stop();
  }
}
