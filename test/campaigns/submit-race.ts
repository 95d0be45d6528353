import pMap from 'p-map';
import { listSummaries } from '../../functions/adapters/application-lists.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { startSending } from '../../functions/adapters/start-sending.ts';
import { getItem, updateOnly } from '../../functions/adapters/table.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { aDraft, type Team } from '../fixtures/teams.ts';
import type { Campaign, Findings } from './campaign.ts';

/** How often each draft is sent at the same time: by two members, two tabs, or one impatient click. */
const AT_ONCE = 2;

/** Requests under way at any moment; the host queues what it cannot take yet. */
const CONCURRENT = 200;

/**
 * Many teams send their drafts at once, each of them twice: with one key (a double click) or with two (two
 * tabs). Each draft must become one application: sent once, with one execution, one receipt and no answer of
 * 5xx. The mutant sends as a program would that looks first and then writes, without the table's condition.
 */
export const campaign: Campaign = {
  what: 'concurrent submits: each draft becomes exactly one application',
  trials: 1000,
  async run({ seed, trials, mutant, say }) {
    const academy = await openAcademy({ programme: easyProgramme() });
    try {
      return await race(academy, { seed, trials, mutant, say });
    } finally {
      await academy.stop();
    }
  },
};

type Options = Parameters<Campaign['run']>[0];
type Try = { team: Team; key: string };
type Tried = { teamId: string; status: number };

async function race(academy: Academy, { seed, trials, mutant, say }: Options): Promise<Findings> {
  const random = seeded(seed);
  const drafts = Math.ceil(trials / AT_ONCE);
  const index = Array.from({ length: drafts }, (_, n) => n);
  const teams = await pMap(index, () => aDraft(academy), { concurrency: 16 });
  say(`${teams.length} drafts are ready`);
  const tries = teams.flatMap((team): Try[] => {
    const key = `double-click-${team.id}`;
    const isDoubleClick = random.next() < 0.5;
    return Array.from({ length: AT_ONCE }, (_, n) => ({
      team,
      key: isDoubleClick ? key : `tab-${n}-${team.id}`,
    }));
  });
  const began = performance.now();
  const tried = await pMap(random.shuffled(tries), (each) => submit(academy, each, mutant), {
    concurrency: CONCURRENT,
  });
  const raceMs = Math.round(performance.now() - began);
  await academy.pump.settle();
  const failures = await judge(academy, teams, tried);
  const figures = { drafts, submits: tried.length, raceMs, ...countStatuses(tried) };
  return { trials: tried.length, failures, figures };
}

async function submit(academy: Academy, { team, key }: Try, mutant: boolean): Promise<Tried> {
  const headers = { 'idempotency-key': key };
  const status = mutant
    ? await sendUnguarded(academy, team.id)
    : (await team.browser.api('POST', '/api/application/send', {}, headers)).status;
  return { teamId: team.id, status };
}

/** Reads that it is a draft, then writes that it is sent: between the two, somebody else can be. */
async function sendUnguarded(academy: Academy, id: string): Promise<number> {
  const { status, sending } = await academy.application(id);
  if (status !== 'draft') return 409;
  await updateOnly({
    update: keys.application(id),
    set: 'SET #status = :sent, sending = sending + :one, gate = :gate',
    names: { '#status': 'status' },
    values: { ':sent': 'submitted', ':one': 1, ':gate': 'shortlist' },
  });
  await startSending(id, sending + 1);
  return 200;
}

/** What does not hold: of each draft, of all together. */
async function judge(academy: Academy, teams: Team[], tried: Tried[]): Promise<string[]> {
  const applications = await listSummaries(academy.programme.id);
  const sent = applications.filter(({ status }) => status === 'submitted');
  const failures =
    sent.length === teams.length
      ? []
      : [`${teams.length} drafts became ${sent.length} applications`];
  const receipts = countBy(
    academy.mailbox.all().filter(({ tags }) => tags['kind'] === 'receipt'),
    ({ destinations }) => destinations.join(),
  );
  for (const team of teams) {
    const application = await academy.application(team.id);
    if (application.status !== 'submitted' || application.sending !== 1) {
      failures.push(`a draft is ${application.status} and was sent ${application.sending} times`);
    }
    if (await getItem(keys.sending(team.id, 2))) failures.push('a draft has a second sending');
    const statuses = tried.filter(({ teamId }) => teamId === team.id).map(({ status }) => status);
    if (!statuses.includes(200)) failures.push(`a draft was answered ${statuses.join(' and ')}`);
    const strange = statuses.filter((status) => status !== 200 && status !== 409);
    if (strange.length > 0) failures.push(`a submit was answered ${strange.join(' and ')}`);
    const got = receipts.get(team.members[0]?.email ?? '') ?? 0;
    if (got !== 1) failures.push(`a team got ${got} receipts`);
  }
  return failures;
}

function countStatuses(tried: Tried[]): Record<string, number> {
  const counts = countBy(tried, ({ status }) => `answered${status}`);
  return Object.fromEntries(counts);
}

function countBy<T>(all: T[], name: (each: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(name(each), (counts.get(name(each)) ?? 0) + 1);
  return counts;
}
