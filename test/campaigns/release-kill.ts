import { applyRelease } from '../../functions/adapters/apply-release.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { closeMail } from '../../functions/adapters/mail-client.ts';
import { completeRelease, loadRelease } from '../../functions/adapters/release.ts';
import { queryPartition } from '../../functions/adapters/table.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { door as deliverMail } from '../../functions/timers/deliver-mail.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { RELEASED } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store } from '../fixtures/table.ts';
import { startSes } from '../local/fixtures/ses-host.ts';
import type { Campaign } from './campaign.ts';
import { aConfirmedIntake, BEFORE, standing } from './release-kill/intake.ts';
import { openKiller } from './release-kill/killer.ts';

/** A run of the release is killed at this step of its writing. */
const EVERY = 10;

/** The sender writes a page of mails at a time, so it dies sooner: at one of its first steps. */
const SOONER = 4;

/** Longer than a lease: a killed sender's mails are free again. */
const LATER = 3 * MINUTE;

export const campaign: Campaign = {
  what: 'The release of that many outcomes, killed at every tenth step and repeated; then its mails',
  trials: 300,
  run: async ({ seed, trials, mutant, say }) => {
    const table = await startTable();
    const ses = await startSes({ quota: { max24HourSend: 100_000, maxSendRate: 1000 } } as never);
    process.env['AWS_ENDPOINT_URL_SES'] = ses.endpoint;
    process.env['MAIL_FROM'] = 'academy@example.org';
    closeMail();
    const failures: string[] = [];
    try {
      const programme = ownCopy(theProgramme());
      await store(programme, '2024-08-20T10:00:00.000Z');
      const ids = await aConfirmedIntake(programme, trials);
      say(`${trials} outcomes are confirmed`);
      failures.push(...(await leaks(programme.id, ids)));
      const random = seeded(seed);
      const killer = openKiller(random);
      let now = RELEASED;
      const deps = { now: () => now, newId };
      let releases = 0;
      for (; !(await isComplete(programme.id, killer)); releases += 1) {
        killer.restart(EVERY);
        await applyRelease(programme, deps).catch(() => undefined);
        killer.heal();
        // The mutant's mistake: carried out as soon as one run of it has ended, however it ended.
        if (mutant) await completeRelease(programme.id, now);
        now = plus(now, MINUTE);
        if (releases > 10 * trials) throw new Error('The release comes to no end');
      }
      say(`${releases} runs of the release, ${killer.writes.kills} of them killed`);
      failures.push(...(await untold(ids)));
      let deliveries = 0;
      for (let idle = 0; idle < 8; deliveries += 1) {
        const before = ses.mailbox.count();
        now = plus(now, LATER);
        ses.clock.now = now;
        killer.restart(1 + random.below(SOONER));
        await deliverMail(deps)({}, {}).catch(() => undefined);
        killer.heal();
        idle = ses.mailbox.count() === before ? idle + 1 : 0;
        if (deliveries > 20 * trials) throw new Error('The mails come to no end');
      }
      const twice = await deliveredWrongly(ids, ses.mailbox.all(), killer.unmarked, failures);
      const { all: writes, kills } = killer.writes;
      return { trials, failures, figures: { releases, deliveries, writes, kills, ...twice } };
    } finally {
      closeMail();
      await ses.close();
      await table.stop();
    }
  },
};

async function isComplete(programmeId: string, killer: { heal(): void }): Promise<boolean> {
  killer.heal();
  return (await loadRelease(programmeId)).completedAt !== undefined;
}

/** A millisecond before the instant nothing of an outcome is to be seen anywhere of a team. */
async function leaks(programmeId: string, ids: string[]): Promise<string[]> {
  const early = { now: () => plus(RELEASED, -1), newId };
  const programme = { ...theProgramme(), id: programmeId };
  const applied = await applyRelease(programme, early);
  const moved = (await standing(ids)).filter(({ status }) => status !== 'submitted');
  const mails = (await outcomeMails(ids)).filter(({ sks }) => sks.length > 0);
  return [
    ...(applied ? [`the release was carried out before its instant, confirmed at ${BEFORE}`] : []),
    ...moved.map(({ id, status }) => `${id} was ${status} before the instant`),
    ...mails.map(({ id }) => `${id} had an outcome mail before the instant`),
  ];
}

/** Every team has its outcome, and one mail of it in the ledger. */
async function untold(ids: string[]): Promise<string[]> {
  const waiting = (await standing(ids)).filter(({ status }) => status === 'submitted');
  const mails = await outcomeMails(ids);
  return [
    ...waiting.map(({ id }) => `${id} still waits for its outcome`),
    ...mails
      .filter(({ sks }) => sks.length !== 1)
      .map(({ id, sks }) => `${id} has ${sks.length} outcome mails`),
  ];
}

async function outcomeMails(ids: string[]): Promise<{ id: string; sks: string[] }[]> {
  const found: { id: string; sks: string[] }[] = [];
  for (const id of ids) {
    const mails = await queryPartition(keys.application(id).pk, 'MAIL#');
    const outcomes = mails.filter(({ kind }) => String(kind).startsWith('outcome-'));
    found.push({ id, sks: outcomes.map(({ sk }) => String(sk)) });
  }
  return found;
}

/** Each mail went out once; a second time only where its mark was lost with the sender. */
async function deliveredWrongly(
  ids: string[],
  sent: { tags: Record<string, string> }[],
  unmarked: Set<string>,
  failures: string[],
): Promise<{ mails: number; twiceAtTheDocumentedPoint: number }> {
  const counts = Map.groupBy(sent, ({ tags }) => `MAIL#${tags['ledger'] ?? ''}`);
  let twice = 0;
  for (const { id, sks } of await outcomeMails(ids)) {
    for (const sk of sks) {
      const times = counts.get(sk)?.length ?? 0;
      if (times === 0) failures.push(`${id} was never told`);
      if (times > 1 && !unmarked.has(sk)) failures.push(`${id} was told ${times} times`);
      if (times > 1) twice += 1;
    }
  }
  return { mails: sent.length, twiceAtTheDocumentedPoint: twice };
}
