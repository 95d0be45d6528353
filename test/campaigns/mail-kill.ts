import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { forgetProgrammes } from '../../functions/adapters/programmes.ts';
import { LEASE } from '../../functions/domain/mails.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { startLedger } from '../fixtures/ledger.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ownCopy, store } from '../fixtures/table.ts';
import type { Campaign, Findings } from './campaign.ts';
import { type Ended, endOf, killedEnd } from './mail/kill-judge.ts';
import { forgetMarks, installKilling, type KillPoint } from './mail/killing.ts';
import { deliver, type MailPath, PATHS, type TrialClock } from './mail/paths.ts';

/** A step that still fails after so many repeats never succeeds. */
const MOST_REPEATS = 10;

export const campaign: Campaign = {
  what: 'every mail path is killed before and after each of its calls, and then repeated',
  // All of them; with fewer, the first kill points of each path.
  trials: 10_000,
  run: async ({ trials, mutant, say }) => {
    const ledger = await startLedger();
    const workflow = mockClient(SFNClient);
    workflow.on(StartExecutionCommand).resolves({ executionArn: 'arn' });
    workflow.on(SendTaskSuccessCommand).resolves({});
    const killing = installKilling();
    const restore = mutant ? forgetMarks() : () => undefined;
    const found: Findings = { trials: 0, failures: [], figures: { calls: 0, repeats: 0 } };
    try {
      for (const path of PATHS) {
        await killEverywhere(path, { ...ledger, killing, most: trials }, found);
        say(`  ${path.name}: ${found.trials} kills so far, ${found.failures.length} failures`);
      }
      return found;
    } finally {
      restore();
      killing.stop();
      workflow.restore();
      await ledger.stop();
    }
  },
};

type Setting = {
  killing: ReturnType<typeof installKilling>;
  /** How often SES accepted each mail of the ledger, by its id. */
  copies: () => Map<string, number>;
  clear: () => Promise<void>;
  most: number;
};

async function killEverywhere(path: MailPath, setting: Setting, found: Findings): Promise<void> {
  const expected = await trial(path, setting);
  const calls = setting.killing.calls();
  found.figures['calls'] = (found.figures['calls'] ?? 0) + calls;
  for (let call = 1; call <= calls && found.trials < setting.most; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const ended = await trial(path, setting, { call, when });
      const where = `${path.name}, killed ${when} call ${call} (${ended.killedAt ?? 'not reached'})`;
      found.trials += 1;
      found.failures.push(...killedEnd(expected, ended).map((what) => `${where}: ${what}`));
      found.figures['repeats'] = (found.figures['repeats'] ?? 0) + ended.repeated;
    }
  }
}

/** One run of a path, killed at a point and taken up again by whoever repeats each step. */
async function trial(path: MailPath, setting: Setting, point?: KillPoint): Promise<Ended> {
  const { killing, copies, clear } = setting;
  await clear();
  forgetProgrammes();
  const programme = ownCopy(theProgramme());
  await store(programme, '2024-08-01T09:00:00.000Z');
  const clock: TrialClock = { now: '' };
  const { steps, partitions } = await path.prepare(programme, clock);
  const unmarked = new Set<string>();
  killing.begin(point);
  for (const step of [...steps, () => deliver(clock)({})]) {
    for (let tries = 1; ; tries += 1) {
      const error = await step().then(
        () => undefined,
        (reason: unknown) => reason ?? 'failed',
      );
      await killing.quiet();
      if (error === undefined) break;
      if (tries >= MOST_REPEATS) throw error;
      killing.revive();
      for (const id of await acceptedAndUnmarked(partitions, copies())) unmarked.add(id);
      clock.now = plus(clock.now, MINUTE);
    }
  }
  killing.revive();
  const calls = killing.calls();
  await afterwards(clock);
  const ended = await endOf(partitions, copies(), unmarked);
  return { ...ended, calls, killedAt: killing.killedAt() };
}

/** The clock goes on: leases run out, and what was given back is due. */
async function afterwards(clock: TrialClock): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    clock.now = plus(clock.now, LEASE + MINUTE);
    await deliver(clock)({});
  }
}

async function acceptedAndUnmarked(
  partitions: string[],
  copies: Map<string, number>,
): Promise<string[]> {
  const { mails } = await endOf(partitions, copies, new Set());
  return mails
    .filter(({ status, copies: sent }) => status !== 'sent' && sent > 0)
    .map(({ id }) => id);
}
