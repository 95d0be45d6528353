import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadAudit, loadProgrammeAudit } from '../../functions/adapters/audit.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { noteExport } from '../../functions/adapters/note-export.ts';
import { noteSeen } from '../../functions/adapters/seen.ts';
import { type Item, queryPartition, transact } from '../../functions/adapters/table.ts';
import type { Actor } from '../../functions/domain/gates.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { verify } from '../../lib/audit/verify.ts';
import { type Random, seeded } from '../../lib/local/season/random.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, aRecommendedOneIn, BEN, makeOffer, OFFERS, OPEN } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store } from '../fixtures/table.ts';
import type { Campaign } from './campaign.ts';
import { forgetHeads } from './faults/heads.ts';
import { troubleTable } from './faults/table.ts';

const FAULTS = { conflict: 0.1, throttle: 0.02, lostAnswer: 0.05 };
const READERS: Actor[] = ['pat', 'sam', 'kim', 'lee'].map((id) => ({
  id,
  name: id,
  role: 'panel',
}));
const deps = { now: () => OFFERS, newId };

export const campaign: Campaign = {
  what: 'many people read, decide and take files along at once, with trouble at the table: no entry is lost or forked; then somebody tampers',
  trials: 20,
  run: async ({ seed, trials, mutant, say }) => {
    const academy = await startTable();
    const restore = mutant ? forgetHeads() : () => undefined;
    const failures: string[] = [];
    const figures = { acts: 0, done: 0, entries: 0, tamperings: 0 };
    try {
      for (let trial = 1; trial <= trials; trial += 1) {
        const programme = ownCopy(theProgramme());
        await store(programme, OPEN);
        const wrong = await tryOnce(programme, seeded(seed * 1000 + trial), figures);
        failures.push(...wrong.map((what) => `trial ${trial}: ${what}`));
        say(`  trial ${trial}: ${wrong.length} failures`);
      }
      return { trials, failures, figures };
    } finally {
      restore();
      await academy.stop();
    }
  },
};

type Figures = { acts: number; done: number; entries: number; tamperings: number };

async function tryOnce(programme: Programme, random: Random, figures: Figures): Promise<string[]> {
  const ids = [await aRecommendedOneIn(programme), await aRecommendedOneIn(programme)].map(
    ({ id }) => id,
  );
  const trouble = troubleTable(random, FAULTS);
  const acts = random.shuffled(actsOn(programme, ids));
  const ended = await Promise.allSettled(acts.map(({ act }) => act()));
  trouble.end();
  figures.acts += acts.length;
  const done = acts.filter((_, index) => ended[index]?.status === 'fulfilled');
  figures.done += done.length;
  const { problems, entries } = await verify(programme.id);
  figures.entries += entries;
  return [
    ...problems.map(({ is, n }) => `entry ${n} is ${is}`),
    ...(await missing(programme, ids, done)),
    ...(problems.length === 0 ? await tamper(programme, ids, random, figures) : []),
  ];
}

type Act = { what: string; id: string; act: () => Promise<unknown> };

function actsOn({ id: programmeId }: Programme, ids: string[]): Act[] {
  return [
    ...ids.flatMap((id) => [
      ...[ADA, BEN].map((by) => ({ what: 'offer', id, act: () => makeOffer(id, by) })),
      ...[...READERS, ...READERS].map((by) => ({
        ...{ what: 'saw', id },
        act: async () => noteSeen(await loadApplication(id), { by, now: OFFERS }),
      })),
    ]),
    ...READERS.map((by) => ({
      ...{ what: 'export-members', id: programmeId },
      act: () => noteExport(programmeId, by, 'export-members', deps),
    })),
  ];
}

/** What was answered as done is in the history, a decision and a reader once. */
async function missing({ id }: Programme, ids: string[], done: Act[]): Promise<string[]> {
  const files = (await loadProgrammeAudit(id)).length;
  const wanted = done.filter(({ what }) => what === 'export-members').length;
  const histories = await Promise.all(ids.map(loadAudit));
  return [
    ...(files < wanted ? [`${wanted} files went out, and ${files} are noted`] : []),
    ...histories.flatMap((history, index) => {
      const offers = history.filter(({ what }) => what === 'offer').length;
      const seen = history.filter(({ what }) => what === 'saw').map(({ by }) => by.id);
      const made = done.some((act) => act.what === 'offer' && act.id === ids[index]) ? 1 : 0;
      return [
        ...(offers < made || offers > 1 ? [`an offer is noted ${offers} times`] : []),
        ...(new Set(seen).size < seen.length ? ['somebody is noted twice on one day'] : []),
      ];
    }),
  ];
}

/** Somebody with the table in their hands: whatever they do to an entry is found. */
async function tamper(
  { id: programmeId }: Programme,
  ids: string[],
  random: Random,
  figures: Figures,
): Promise<string[]> {
  const { pk } = keys.application(random.pick(ids));
  const history = await queryPartition(pk, 'AUDIT#');
  const [one, two] = random.shuffled(history) as [Item, Item];
  const key = ({ sk }: Item) => ({ pk, sk: String(sk) });
  const ways: [string, Parameters<typeof transact>[0]][] = [
    ['removed', [{ delete: key(one) }]],
    ['changed', [{ put: { ...one, what: `${one['what']}-not` } }]],
    ['backdated', [{ put: { ...one, at: OPEN.replace('2024', '2023') } }]],
    ['doubled', [{ put: { ...one, sk: `${one['sk']}-more` } }]],
    ['swapped', [{ put: { ...one, n: two['n'] } }, { put: { ...two, n: one['n'] } }]],
  ];
  const failures: string[] = [];
  for (const [how, writes] of ways) {
    await transact(writes);
    const { problems } = await verify(programmeId);
    figures.tamperings += 1;
    if (problems.length === 0) failures.push(`an entry was ${how}, and nothing was found`);
    await transact([{ delete: { pk, sk: `${one['sk']}-more` } }]);
    await transact([{ put: one }, { put: two }]);
  }
  return failures;
}
