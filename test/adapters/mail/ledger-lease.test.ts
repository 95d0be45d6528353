import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/adapters/keys.ts';
import { type DueMail, dueMails } from '../../../functions/adapters/ledger-due.ts';
import { takeMails } from '../../../functions/adapters/ledger-lease.ts';
import { markTogether } from '../../../functions/adapters/ledger-marks.ts';
import { followLink } from '../../../functions/adapters/links.ts';
import { loadProgress } from '../../../functions/adapters/mail-progress.ts';
import { liftWrite, suppress } from '../../../functions/adapters/suppressions.ts';
import { closeTable, queryPartition, table, transact } from '../../../functions/adapters/table.ts';
import { LEASE, type MailDue } from '../../../functions/domain/mails.ts';
import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import {
  asItIs,
  record as recordAt,
  startLedger,
  stored,
  type TestLedger,
} from '../../fixtures/ledger.ts';
import { theProgramme } from '../../fixtures/programmes.ts';
import { ADA, aDraftIn, aSentOneIn, decideNow } from '../../fixtures/stages.ts';
import { newId, ownCopy, store } from '../../fixtures/table.ts';

/** A moment of its own for every test, so that what others have left is not due. */
let now = '2025-01-01T09:00:00.000Z';
let ledger: TestLedger;
const programme = ownCopy(theProgramme());
beforeAll(async () => {
  ledger = await startLedger();
  await store(programme, '2024-08-01T09:00:00.000Z');
});
afterAll(() => ledger.stop());
beforeEach(async () => {
  // All that is due is sent, so that every test begins with nothing.
  now = plus(now, DAY);
  for (let more = true; more; ) {
    const batch = await take();
    more = batch.more;
    await markTogether(
      batch.mails.map((mail) => ({ mail, attempt: { is: 'accepted', messageId: newId() } })),
      now,
    );
  }
});

const record = (over: Partial<MailDue> = {}, pk?: string) => recordAt(now, over, pk);
const take = (at = now) => takeMails({ now: () => at, newId }, asItIs);
const takenAt = async (at: string) => (await take(at)).mails.map(({ key }) => key.sk);
const isDue = async (due: DueMail, at: string) =>
  (await dueMails(at, 100)).due.some(({ sk }) => sk === due.sk);

describe('taking mails for sending', () => {
  it('does not begin before they are due', async () => {
    const due = await record({ sendAt: plus(now, MINUTE) });
    expect(await isDue(due, plus(now, MINUTE - 1))).toBe(false);
    expect(await takenAt(plus(now, MINUTE - 1))).toEqual([]);
    expect(await takenAt(plus(now, MINUTE))).toEqual([due.sk]);
    expect(await stored(due)).toMatchObject({ status: 'sending', attempts: 1 });
  });

  it('gives each to one of five senders that begin together', async () => {
    const batch = await Promise.all(Array.from({ length: 30 }, () => record()));
    const taken: string[] = [];
    const sender = async () => {
      for (let more = true; more; ) {
        const got = await take();
        taken.push(...got.mails.map(({ key }) => key.sk));
        more = got.more;
      }
    };
    await Promise.all([1, 2, 3, 4, 5].map(sender));
    expect(taken.toSorted()).toEqual(batch.map(({ sk }) => sk).toSorted());
  });

  it('takes what people wait for before what was due long before it', async () => {
    const early = await Promise.all(
      Array.from({ length: 30 }, () => record({ kind: 'weekly-digest' })),
    );
    const later = plus(now, MINUTE);
    const offer = await recordAt(later, { kind: 'receipt' });
    const [first, ...others] = await takenAt(later);
    expect(first).toBe(offer.sk);
    expect(others.every((sk) => early.some((due) => due.sk === sk))).toBe(true);
  });

  it('makes its link as it is taken, and only the hash of its secret is at rest', async () => {
    const application = await aDraftIn(programme);
    const to = { email: 'ada@team.example', name: 'Ada' };
    await record({ to, link: { applicationId: application.id, memberId: 'ada' } });
    const { mails } = await take();
    expect(await followLink(mails[0]?.secret ?? '')).toEqual({ application, memberId: 'ada' });
    expect(JSON.stringify(await ledger.everything())).not.toContain(mails[0]?.secret);
    await record();
    expect((await take()).mails[0]?.secret).toBeUndefined();
  });

  it('gives a member the same link with each mail, and every member one of their own', async () => {
    const { id } = await aDraftIn(programme);
    const secretFor = async (memberId: string, email = `${memberId}@team.example`) => {
      const to = { email, name: memberId };
      await record({ to, occasion: newId(), link: { applicationId: id, memberId } });
      return (await take()).mails[0]?.secret;
    };
    const first = await secretFor('ada');
    expect(await secretFor('ada', 'Ada@Team.example')).toBe(first);
    expect(await secretFor('ben')).not.toBe(first);
    expect(await queryPartition(keys.application(id).pk, 'LINK#')).toHaveLength(2);
    // Another process, or one that has moved to another table, knows nothing of it.
    closeTable();
    const again = await secretFor('ada');
    expect(again).not.toBe(first);
    expect(await followLink(again ?? '')).toMatchObject({ memberId: 'ada' });
  });

  it('leaves alone what the index lists although it was given back until later', async () => {
    const due = await record();
    const [mail] = (await take()).mails;
    const until = plus(now, MINUTE);
    if (mail) {
      const attempt = { is: 'too-many' as const, error: 'Throttling', until };
      await markTogether([{ mail, attempt }], now);
    }
    const { middlewareStack } = table();
    middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName === 'QueryCommand')
            Object.assign(answer.output, { Items: [{ ...due, todoAt: now }] });
          return answer;
        },
      { step: 'initialize', name: 'laggingIndex' },
    );
    const lagging = await take();
    middlewareStack.remove('laggingIndex');
    expect(lagging).toEqual({ mails: [], more: false });
    expect(await takenAt(until)).toEqual([due.sk]);
  });

  it('can be done by another when the lease has run out, and not before', async () => {
    const due = await record();
    await take();
    expect(await takenAt(plus(now, LEASE - 1))).toEqual([]);
    expect(await takenAt(plus(now, LEASE))).toEqual([due.sk]);
    expect(await stored(due)).toMatchObject({ attempts: 2 });
  });
});

describe('a mail that has become untrue', () => {
  const offered = { kind: 'held-in-reserve' as const };

  it('is not taken: it is obsolete, and its application’s history says so', async () => {
    const { id } = await aSentOneIn(programme);
    const link = { applicationId: id, memberId: 'ada' };
    const due = await record({ ...offered, link }, keys.application(id).pk);
    expect(await takenAt(now)).toEqual([]);
    expect(await stored(due)).toMatchObject({ status: 'obsolete', attempts: 0 });
    expect(await isDue(due, plus(now, DAY))).toBe(false);
    const history = await queryPartition(keys.application(id).pk, 'AUDIT#');
    expect(history.at(-1)).toMatchObject({
      what: 'mail-obsolete',
      by: { role: 'clock' },
      details: { kind: 'held-in-reserve' },
    });
  });

  it('is judged as it is taken, not as it was recorded', async () => {
    const { id } = await aDraftIn(programme);
    const link = { applicationId: id, memberId: 'ada' };
    const to = { email: 'ada@team.example', name: 'Ada' };
    const due = await record({ kind: 'draft-reminder', link, to });
    expect(await takenAt(now)).toEqual([due.sk]);
    const { id: sent } = await aSentOneIn(programme);
    await decideNow({ applicationId: sent, event: 'withdraw', by: { ...ADA, role: 'team' }, now });
    const late = await record({
      kind: 'late-link',
      link: { applicationId: sent, memberId: 'ada' },
    });
    expect(await takenAt(now)).toEqual([]);
    expect((await stored(late)).status).toBe('obsolete');
  });

  it('is counted where its milestone is, in the same moment', async () => {
    const pk = `ANNOUNCEMENT#programme/${programme.id}#gone#1`;
    await record({ kind: 'milestone', facts: { occasionId: 'gone', due: now } }, pk);
    await take();
    expect((await loadProgress([pk])).get(pk)).toMatchObject({ obsolete: 1 });
  });
});

describe('a blocked address', () => {
  it('gets no mail: it is suppressed, noted, and shown to staff; lifting the block ends that', async () => {
    const to = { email: `${newId()}@gone.example`, name: 'Ada Brown' };
    await suppress(to.email.toUpperCase(), { state: 'bounced', at: now });
    const due = await record({ to });
    expect(await takenAt(now)).toEqual([]);
    expect(await stored(due)).toMatchObject({ status: 'suppressed' });
    const items = await ledger.everything();
    expect(items.find(({ sk }) => sk === due.sk)).toMatchObject({ todo: 'mail-attention' });
    const noted = items.filter(({ what }) => what === 'mail-suppressed');
    const mail = due.sk.slice('MAIL#'.length);
    expect(noted).toMatchObject([{ pk: `PROGRAMME#${programme.id}`, details: { mail } }]);

    const lift = liftWrite(to.email, { by: 'Ada', reason: 'It was a typing error', now });
    expect(await transact([lift])).toEqual([]);
    const next = await record({ to, occasion: 'again/1' });
    expect(await takenAt(now)).toEqual([next.sk]);
    await suppress(to.email, { state: 'bounced', at: plus(now, -1) });
    const third = await record({ to, occasion: 'again/2' });
    expect(await takenAt(now), 'a report from before the lift').toEqual([third.sk]);
  });
});
