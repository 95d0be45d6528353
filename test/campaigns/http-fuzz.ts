import pMap from 'p-map';
import { seeded } from '../../lib/local/season/random.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { aDraft, sentTeams } from '../fixtures/teams.ts';
import type { Campaign, Findings } from './campaign.ts';
import { badRequest } from './http-fuzz/bad-request.ts';
import { judge } from './http-fuzz/judge.ts';
import { send } from './http-fuzz/send.ts';
import { openUnguarded } from './http-fuzz/unguarded.ts';

/** Requests under way at any moment. */
const CONCURRENT = 24;

/** A progress line for so many requests. */
const STEP = 10_000;

/**
 * Generated bad requests over every route that anybody can knock at, and some that there are not: methods,
 * bodies, encodings, headers, ids, sizes. None may be answered 5xx, with anything of the inside, or not
 * within five seconds; each 4xx says in a sentence what to do; and afterwards a team can still apply. The
 * mutant opens the same routes without the door around them, which reads bodies with care and turns errors
 * into answers.
 */
export const campaign: Campaign = {
  what: 'bad requests over every public route: no 5xx, no inside, no hang, a sentence in each refusal',
  trials: 100_000,
  async run({ seed, trials, mutant, say }) {
    const academy = await openAcademy();
    const unguarded = mutant ? await openUnguarded(academy) : undefined;
    try {
      return await fuzz(academy, unguarded?.url ?? academy.url, { seed, trials, mutant, say });
    } finally {
      await unguarded?.close();
      await academy.stop();
    }
  },
};

type Options = Parameters<Campaign['run']>[0];

async function fuzz(
  academy: Academy,
  url: string,
  { seed, trials, say }: Options,
): Promise<Findings> {
  const random = seeded(seed);
  const draft = await aDraft(academy);
  const [sent] = await sentTeams(academy, 1);
  const secrets = [draft, sent].map((team) => team?.browser.cookies['team'] ?? '');
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  let slowestMs = 0;
  const began = performance.now();
  await pMap(
    requests(trials),
    async (index) => {
      const request = badRequest(random, { secrets, applicationId: draft.id });
      const heard = await send(url, request);
      failures.push(...judge(request, heard));
      const kind = `answered${Math.floor(heard.status / 100)}xx`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      slowestMs = Math.max(slowestMs, heard.ms);
      if ((index + 1) % STEP === 0) say(`${index + 1} requests, ${failures.length} failures`);
    },
    { concurrency: CONCURRENT },
  );
  const seconds = (performance.now() - began) / 1000;
  failures.push(...(await stillWorks(academy)));
  const figures = {
    ...counts,
    slowestMs: Math.round(slowestMs),
    requestsPerSecond: Math.round(trials / seconds),
  };
  return { trials, failures, figures };
}

/** One after the other, so that a hundred thousand are never in memory at once. */
function* requests(count: number): Iterable<number> {
  for (let index = 0; index < count; index += 1) yield index;
}

async function stillWorks(academy: Academy): Promise<string[]> {
  const [team] = await sentTeams(academy, 1);
  const status = team ? (await academy.application(team.id)).status : 'not there';
  return status === 'submitted' ? [] : [`Afterwards a team’s application is ${status}`];
}
