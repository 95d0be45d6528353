import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSummaries } from '../../functions/adapters/application-lists.ts';
import { loadApplication, loadApplications } from '../../functions/adapters/applications.ts';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { loadGate } from '../../functions/adapters/decisions.ts';
import { saveDraft } from '../../functions/adapters/drafts.ts';
import { dueWork } from '../../functions/adapters/due-work.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { recordSending } from '../../functions/adapters/record-sending.ts';
import { executionOf, recordStarted } from '../../functions/adapters/sendings.ts';
import { getItem } from '../../functions/adapters/table.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { type LosingServer, startLosingServer } from '../fixtures/losing-server.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { aDraftIn, aSentOneIn, decideNow, OPEN, send, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
let losing: LosingServer;
const programme = ownCopy(theProgramme());
beforeAll(async () => {
  table = await startTable();
  losing = await startLosingServer(table.endpoint);
  await store(programme, '2024-08-20T10:00:00.000Z');
});
afterAll(async () => {
  await losing.stop();
  await table.stop();
});

const takeBack = (applicationId: string) =>
  decideNow({ applicationId, event: 'take-back', by: TEAM, now: OPEN });

describe('an application', () => {
  it('is found by its id, and refused by name where there is none', async () => {
    const draft = await aDraftIn(programme);
    expect(await loadApplication(draft.id)).toEqual(draft);
    await expect(loadApplication('nobody')).rejects.toMatchObject({
      name: 'NotFound',
      status: 404,
    });
    const both = await loadApplications([draft.id, 'nobody']);
    expect(both.map(({ id }) => id)).toEqual([draft.id]);
  });

  it('is listed under its programme and its status as it moves', async () => {
    const own = ownCopy(theProgramme());
    const draft = await aDraftIn(own);
    const sent = await aSentOneIn(own);
    const ids = async (status?: 'draft' | 'submitted') =>
      (await listSummaries(own.id, status)).map(({ id }) => id).toSorted();
    expect(await ids()).toEqual([draft.id, sent.id].toSorted());
    expect(await ids('draft')).toEqual([draft.id]);
    expect(await ids('submitted')).toEqual([sent.id]);
  });
});

describe('saving a draft', () => {
  it('keeps what was written and counts', async () => {
    const draft = await aDraftIn(programme);
    const saved = await saveDraft(draft, { ...draft.draft, teamName: 'Others' });
    expect(saved).toMatchObject({ draftVersion: 1, draft: { teamName: 'Others' } });
    expect(await loadApplication(draft.id)).toEqual(saved);
  });

  it('is refused where somebody saved since, and what they saved is kept', async () => {
    const draft = await aDraftIn(programme);
    await saveDraft(draft, { ...draft.draft, teamName: 'First' });
    const second = saveDraft(draft, { ...draft.draft, teamName: 'Second' });
    await expect(second).rejects.toMatchObject({ name: 'AnswersChanged', status: 409 });
    expect((await loadApplication(draft.id)).draft.teamName).toBe('First');
  });

  it('of the same words again is the same success', async () => {
    const draft = await aDraftIn(programme);
    const words = { ...draft.draft, teamName: 'Others' };
    const saved = await saveDraft(draft, words);
    expect(await saveDraft(draft, words)).toEqual(saved);
    expect((await loadApplication(draft.id)).draftVersion).toBe(1);
  });

  it('whose answer is lost is the same success', async () => {
    const draft = await aDraftIn(programme);
    table.goTo(losing.url);
    losing.loseAnswers('UpdateItem', 1);
    const words = { ...draft.draft, teamName: 'Others' };
    const saved = await saveDraft(draft, words).finally(() => table.goTo(table.endpoint));
    expect(saved).toMatchObject({ draftVersion: 1, draft: { teamName: 'Others' } });
  });

  it('by ten people at once is kept for one and refused for nine', async () => {
    const draft = await aDraftIn(programme);
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => saveDraft(draft, { ...draft.draft, teamName: `T${n}` })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await loadApplication(draft.id)).draftVersion).toBe(1);
  });

  it('is refused once it is sent', async () => {
    const draft = await aDraftIn(programme);
    await send(draft);
    await expect(saveDraft(draft, draft.draft)).rejects.toMatchObject({ name: 'WrongStage' });
  });
});

describe('sending', () => {
  it('moves the application, records the start that is to be made, and the audit', async () => {
    const draft = await aDraftIn(programme);
    const sent = await send(draft);
    expect(sent).toMatchObject({
      status: 'submitted',
      gate: 'shortlist',
      sending: 1,
      sentAt: OPEN,
    });
    expect(await loadApplication(draft.id)).toMatchObject(sent);
    const intent = await getItem(keys.sending(draft.id, 1));
    expect(intent).toMatchObject({ todo: 'work', todoAt: plus(OPEN, MINUTE) });
    expect((await loadAudit(draft.id)).map(({ what, by }) => [what, by.name])).toEqual([
      ['send', 'Member ada'],
    ]);
  });

  it('keeps the consents that are given with it, from the draft that was read', async () => {
    const draft = await aDraftIn(programme);
    const consents = ['privacy-notice'];
    const changed = { consents: { by: 'Member ada', at: OPEN } };
    const unsent = { ...draft, draft: { ...draft.draft, consents }, changed };
    const sendIt = () =>
      recordSending(draft, TEAM, {
        ...{ requestId: newId(), auditId: newId(), now: OPEN },
        ...{ programmeVersion: 1, unsent },
      });
    const sent = await sendIt();
    expect(sent).toMatchObject({ draftVersion: draft.draftVersion + 1, changed });
    expect(await loadApplication(draft.id)).toMatchObject(sent);
    await expect(sendIt()).rejects.toMatchObject({ name: 'WrongStage' });
  });

  it('is repeated by the sweep until it is started, after the grace period', async () => {
    const { id } = await aSentOneIn(programme);
    const isDue = async (at: string) =>
      (await dueWork(at)).some(({ ids }) => ids[0]?.includes(`${id} SENDING`));
    expect(await isDue(plus(OPEN, MINUTE - 1))).toBe(false);
    expect(await isDue(plus(OPEN, MINUTE))).toBe(true);
    await recordStarted(id, 1, 'arn:of:execution');
    expect(await isDue(plus(OPEN, MINUTE))).toBe(false);
    expect(await getItem(keys.sending(id, 1))).toMatchObject({ executionArn: 'arn:of:execution' });
  });

  it('by the same request again is the same success', async () => {
    const draft = await aDraftIn(programme);
    const first = await send(draft, 'request-1');
    expect(await send(draft, 'request-1')).toMatchObject(first);
    expect(await send(await loadApplication(draft.id), 'request-1')).toMatchObject(first);
    expect(await loadAudit(draft.id)).toHaveLength(1);
  });

  it('a second time is refused, and nothing is sent twice', async () => {
    const draft = await aDraftIn(programme);
    await send(draft, 'request-1');
    await expect(send(draft, 'request-2')).rejects.toMatchObject({ name: 'WrongStage' });
    expect((await loadApplication(draft.id)).sending).toBe(1);
  });

  it('by five members at once sends it once', async () => {
    const draft = await aDraftIn(programme);
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => send(draft)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await loadAudit(draft.id)).toHaveLength(1);
  });

  it('is refused where somebody saved since the answers were checked', async () => {
    const draft = await aDraftIn(programme);
    await saveDraft(draft, { ...draft.draft, teamName: 'Others' });
    await expect(send(draft)).rejects.toMatchObject({ name: 'AnswersChanged' });
    expect((await loadApplication(draft.id)).status).toBe('draft');
  });

  it('whose answer is lost after the commit is the same success', async () => {
    const draft = await aDraftIn(programme);
    table.goTo(losing.url);
    losing.loseAnswers('TransactWriteItems', 1);
    const sent = await send(draft).finally(() => table.goTo(table.endpoint));
    expect(sent).toMatchObject({ status: 'submitted', sending: 1 });
    expect(await loadAudit(draft.id)).toHaveLength(1);
  });
});

describe('an application that was taken back', () => {
  it('can be sent again, as its second sending with an execution of its own', async () => {
    const { id } = await aSentOneIn(programme);
    await takeBack(id);
    const draft = await loadApplication(id);
    expect(draft).toMatchObject({ status: 'draft', sending: 1 });
    expect(draft.gate).toBeUndefined();
    expect(await send(draft)).toMatchObject({ status: 'submitted', sending: 2, gate: 'shortlist' });
    expect(executionOf(id, 2)).toEqual({
      name: `${id}-2`,
      input: { applicationId: id, sending: 2 },
    });
    expect((await loadGate(id, 1, 'shortlist'))?.decision?.outcome).toBe('take-back');
    expect(await loadGate(id, 2, 'shortlist')).toBeUndefined();
  });

  it('cannot be sent by a request that began before its first sending', async () => {
    const draft = await aDraftIn(programme);
    await send(draft);
    await takeBack(draft.id);
    // The same draft version, but the number of the sending is used up.
    const late = recordSending(draft, TEAM, {
      requestId: newId(),
      now: OPEN,
      auditId: newId(),
      programmeVersion: 1,
    });
    await expect(late).rejects.toMatchObject({ name: 'AnswersChanged' });
    expect(await loadApplication(draft.id)).toMatchObject({ status: 'draft', sending: 1 });
  });
});
