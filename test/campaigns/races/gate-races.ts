import { loadAudit } from '../../../functions/adapters/audit.ts';
import { lapseOffer } from '../../../functions/adapters/lapse-offer.ts';
import { MINUTE, plus } from '../../../functions/domain/time.ts';
import type { Random } from '../../../lib/local/season/random.ts';
import type { Reply } from '../../fixtures/browser.ts';
import type { Academy } from '../../fixtures/host.ts';
import { failure, meddle } from '../../fixtures/meddle.ts';
import { type Player, playersOf } from '../../fixtures/players.ts';
import { aRecommendedOneIn, aShortlistedOneIn } from '../../fixtures/stages.ts';
import { SAID } from '../../fixtures/teams.ts';

/** What came of a race: whose application, what everybody was told, and what is wrong already. */
export type Raced = { id: string; replies: Reply[]; wrong?: string[] };

/** A race for one gate. */
export type Race = { name: string; run: (academy: Academy, random: Random) => Promise<Raced> };

const CLICKS = 100;

/** Every race, by the name under which it is counted. */
export const RACES: Race[] = [
  { name: 'twoAdmins', run: twoAdmins },
  { name: 'approveAgainstWithdraw', run: approveAgainstWithdraw },
  { name: 'acceptAgainstLapse', run: acceptAgainstLapse },
  { name: 'acceptAgainstTimeout', run: acceptAgainstTimeout },
  { name: 'decideBeforeTheToken', run: decideBeforeTheToken },
  { name: 'decideWhileTheGateIsRetried', run: decideWhileTheGateIsRetried },
];

const offer = ({ admins }: Academy, id: string, by = 0) =>
  (admins[by % 2] ?? admins[0]).browser.post(`/admin/applications/${id}/offer`);
const recommend = ({ admins }: Academy, id: string) =>
  admins[0].browser.post(`/admin/applications/${id}/interview`, { outcome: 'recommend', ...SAID });
const accept = ({ browser }: Player) => browser.post('/application/answer', { answer: 'accept' });
const withdraw = ({ browser }: Player) => browser.post('/application/withdraw', { confirm: 'yes' });

/** Two admins click a hundred times: one click counts, and the audit names both of them. */
async function twoAdmins(academy: Academy): Promise<Raced> {
  const { id } = await recommended(academy);
  const clicks = Array.from({ length: CLICKS }, (_, click) => offer(academy, id, click));
  const replies = await Promise.all(clicks);
  const counted = replies.filter(({ status }) => status < 400).length;
  const named = (await loadAudit(id))
    .filter(({ what }) => what === 'offer' || what === 'too-late')
    .map(({ by }) => by.id);
  return {
    id,
    replies,
    wrong: [
      ...(counted === 1 ? [] : [`${counted} clicks counted`]),
      ...(new Set(named).size === 2 && named.length === 2
        ? []
        : [`the audit has ${named.length} lines of ${new Set(named).size} admins`]),
    ],
  };
}

async function approveAgainstWithdraw(academy: Academy, random: Random): Promise<Raced> {
  const team = await recommended(academy);
  const replies = await atOnce(random, [
    () => offer(academy, team.id),
    () => withdraw(team),
    () => offer(academy, team.id, 1),
  ]);
  return { id: team.id, replies };
}

/** The sweep lets the offer lapse at the moment at which the team accepts. */
async function acceptAgainstLapse(academy: Academy, random: Random): Promise<Raced> {
  const team = await offered(academy);
  const deps = { now: academy.clock.now, newId: () => crypto.randomUUID() };
  const lapse = () => lapseOffer(team.id, deps).then(() => undefined);
  return { id: team.id, replies: await atOnce(random, [() => accept(team), lapse]) };
}

/** The workflow's wait ends at the moment at which the team accepts. */
async function acceptAgainstTimeout(academy: Academy, random: Random): Promise<Raced> {
  const team = await offered(academy);
  const { offerExpiresAt = '' } = await academy.application(team.id);
  await academy.pump.moveTo(plus(offerExpiresAt, -1));
  const move = () => academy.pump.moveTo(offerExpiresAt);
  return { id: team.id, replies: await atOnce(random, [() => accept(team), move]) };
}

/** The panel is quicker than the workflow, which has not opened the gate yet. */
async function decideBeforeTheToken(academy: Academy, random: Random): Promise<Raced> {
  const { id } = await aShortlistedOneIn(academy.programme);
  const settle = () => academy.pump.settle();
  return { id, replies: await atOnce(random, [() => recommend(academy, id), settle]) };
}

/** Opening the gate fails after its token was kept, so it is opened again with another one. */
async function decideWhileTheGateIsRetried(academy: Academy, random: Random): Promise<Raced> {
  const { id } = await aShortlistedOneIn(academy.programme);
  let failed = false;
  const restore = meddle({
    after: ({ text }) => {
      if (failed || !text.includes(`APPLICATION#${id}`) || !text.includes(':token')) return;
      failed = true;
      throw failure('ProvisionedThroughputExceededException');
    },
  });
  const move = () => academy.pump.moveTo(plus(academy.clock.now(), MINUTE));
  const replies = await atOnce(random, [() => recommend(academy, id), move]);
  restore();
  return { id, replies, wrong: failed ? [] : ['the gate was not retried'] };
}

/** Everything begins within the same moment, in random order. */
async function atOnce(random: Random, acts: (() => Promise<unknown>)[]): Promise<Reply[]> {
  const results = await Promise.all(random.shuffled(acts).map((act) => act()));
  return results.filter((result) => result !== undefined) as Reply[];
}

async function recommended(academy: Academy): Promise<Player> {
  const [team] = await playersOf(academy, [await aRecommendedOneIn(academy.programme)]);
  await academy.pump.settle();
  return team as Player;
}

async function offered(academy: Academy): Promise<Player> {
  const team = await recommended(academy);
  await offer(academy, team.id);
  await academy.pump.settle();
  return team;
}
