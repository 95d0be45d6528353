import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { held } from '../../functions/domain/places.ts';
import { seeded } from '../../lib/local/season/random.ts';
import type { Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { aRecommendedOneIn } from '../fixtures/stages.ts';
import type { Campaign } from './campaign.ts';
import { forgetBoardVersions } from './faults/board.ts';
import { troubleTable } from './faults/table.ts';

const TEAMS = 200;
const OFFERS = 1000;
const FAULTS = { conflict: 0.2, throttle: 0.03, lostAnswer: 0.05 };

/** On this day offers may be made. */
const AT = '2024-10-28T10:00:00.000Z';

export const campaign: Campaign = {
  what: '1,000 offers at once by several admins for 5 places, while the table is in trouble',
  trials: 10,
  run: async ({ seed, trials, mutant, say }) => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'));
    const failures: string[] = [];
    const counted = { offers: 0, refused: 0, conflicts: 0, throttles: 0, lostAnswers: 0 };
    const offerMs: number[] = [];
    try {
      await populate(join(folder, 'population'));
      for (let trial = 1; trial <= trials; trial += 1) {
        const data = join(folder, `trial-${trial}`);
        cpSync(join(folder, 'population'), data, { recursive: true });
        const found = await tryOnce(data, seed * 1000 + trial, mutant);
        failures.push(...found.failures.map((failure) => `trial ${trial}: ${failure}`));
        for (const name of Object.keys(counted) as (keyof typeof counted)[])
          counted[name] += found.counted[name];
        offerMs.push(found.ms);
        say(`  trial ${trial}: ${found.held} held, ${found.failures.length} failures`);
        rmSync(data, { recursive: true });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { trials, failures, figures: { ...counted, medianMs: median(offerMs) } };
  },
};

/** Recommended teams, each with an execution that waits for the decision. */
async function populate(dataFolder: string): Promise<void> {
  const academy = await openAcademy({ programme: easyProgramme(), at: AT, dataFolder });
  for (let made = 0; made < TEAMS; made += 1) await aRecommendedOneIn(academy.programme);
  await academy.pump.settle();
  await academy.stop();
}

async function tryOnce(dataFolder: string, seed: number, mutant: boolean) {
  const random = seeded(seed);
  const academy = await openAcademy({ programme: easyProgramme(), at: AT, dataFolder });
  const restore = mutant ? forgetBoardVersions() : () => undefined;
  const ids = Object.keys((await academy.board()).teams);
  const wishes = random.shuffled(
    Array.from({ length: OFFERS }, (_, at) => ({ id: ids[at % ids.length] ?? '', by: at })),
  );
  const trouble = troubleTable(random, FAULTS);
  const began = performance.now();
  const replies = await Promise.all(wishes.map(({ id, by }) => offer(academy, id, by)));
  const ms = Math.round(performance.now() - began);
  trouble.end();
  restore();
  await academy.pump.settle();
  const board = await academy.board();
  const offered = (await Promise.all(ids.map(academy.application))).filter(
    ({ status }) => status === 'offered',
  );
  const failures = [
    ...(held(board) === board.places ? [] : [`${held(board)} places are held`]),
    ...(offered.length === board.places ? [] : [`${offered.length} teams have an offer`]),
    ...unclear(replies),
  ];
  const made = replies.filter(({ status }) => status < 400).length;
  await academy.stop();
  return {
    failures,
    held: held(board),
    ms,
    counted: { offers: made, refused: replies.length - made, ...trouble.counted },
  };
}

/** A click of one of several admins. */
function offer({ admins }: Academy, id: string, by: number): Promise<Reply> {
  const admin = admins[by % admins.length] ?? admins[0];
  return admin.browser.post(`/admin/applications/${id}/offer`);
}

/** Answers that are neither a success nor a refusal with a sentence. */
function unclear(replies: Reply[]): string[] {
  return replies
    .filter(
      ({ status, data }) =>
        status >= 400 && (status >= 500 || !/\w.*\.$/.test(String(data['detail']))),
    )
    .map(({ status, data }) => `an offer was answered ${status} ${String(data['title'])}`);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
