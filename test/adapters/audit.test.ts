import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import {
  appendTo,
  auditNote,
  loadAudit,
  programmeNote,
  readHeads,
  transactWithAudit,
} from '../../functions/adapters/audit.ts';
import { readChains } from '../../functions/adapters/audit-chains.ts';
import { keys, sha256 } from '../../functions/adapters/keys.ts';
import { noteExport } from '../../functions/adapters/note-export.ts';
import { isSeen, noteSeen } from '../../functions/adapters/seen.ts';
import { getItem, transact } from '../../functions/adapters/table.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { verifyChain } from '../../functions/domain/verify-chain.ts';
import { startLosingServer } from '../fixtures/losing-server.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, aDraftIn, aSentOneIn, OPEN, send, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
let programme: Programme;
beforeAll(async () => {
  table = await startTable();
  programme = ownCopy(theProgramme());
  await store(programme, OPEN);
});
afterAll(() => table.stop());

const noteOn = (id: string, what = 'saw') => auditNote(id, ADA, what, OPEN, newId());
const whatOf = async (id: string) => (await loadAudit(id)).map(({ what }) => what);
async function problemsOf(id: string) {
  const chains = await readChains(programme.id);
  const chain = chains.find(({ name }) => name === keys.application(id).pk);
  return chain && verifyChain(sha256, chain);
}

describe('what cannot be noted', () => {
  const refused = {
    __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException',
    message: 'not allowed',
  };

  it('lets a page be shown, and keeps a file back', async () => {
    const losing = await startLosingServer(table.endpoint);
    const application = await loadApplication((await aSentOneIn(programme)).id);
    const opening = { by: ADA, now: OPEN };
    const deps = { now: () => OPEN, newId };
    table.goTo(losing.url);
    losing.refuse('TransactWriteItems', [refused, refused]);
    await noteSeen(application, opening);
    await expect(
      noteExport(programme.id, ADA, 'export-members', deps).finally(async () => {
        table.goTo(table.endpoint);
        await losing.stop();
      }),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await isSeen(application.id, opening)).toBe(false);
    await noteSeen(application, opening);
    await noteSeen(application, opening);
    expect(await isSeen(application.id, opening)).toBe(true);
    expect(await whatOf(application.id)).toEqual(['send', 'saw']);
  });
});

describe('appending to a history', () => {
  it('from twenty sides at once keeps every entry, in one chain', async () => {
    const application = await aSentOneIn(programme);
    const { id } = application;
    const all = Array.from({ length: 20 }, () =>
      transactWithAudit([], appendTo(application, noteOn(id))),
    );
    expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, () => []));
    expect(await problemsOf(id)).toEqual({ linked: 21, before: 0, findings: [] });
  });

  it('goes on from a head that moved after it was read, in the same act', async () => {
    const draft = await aDraftIn(programme);
    await transactWithAudit([], appendTo(draft, noteOn(draft.id)));
    await send(draft);
    expect(await whatOf(draft.id)).toEqual(['saw', 'send']);
    expect(await problemsOf(draft.id)).toMatchObject({ linked: 2, findings: [] });
  });

  it('appends nothing where the act itself is refused', async () => {
    const application = await aSentOneIn(programme);
    const write = {
      update: keys.application(application.id),
      set: 'SET coachId = :coach',
      condition: 'attribute_exists(coachId)',
      values: { ':coach': 'pat' },
    };
    const append = appendTo(application, noteOn(application.id));
    expect(await transactWithAudit([write], append)).toEqual([0]);
    expect(await whatOf(application.id)).toEqual(['send']);
    expect((await loadApplication(application.id)).auditHead?.n).toBe(1);
  });

  it('is one entry where the answer is lost and the request repeated', async () => {
    const losing = await startLosingServer(table.endpoint);
    const { id } = await aSentOneIn(programme);
    const application = await loadApplication(id);
    table.goTo(losing.url);
    losing.loseAnswers('TransactWriteItems', 1);
    await transactWithAudit([], appendTo(application, noteOn(id))).finally(() =>
      table.goTo(table.endpoint),
    );
    await losing.stop();
    expect(await problemsOf(id)).toEqual({ linked: 2, before: 0, findings: [] });
  });

  it('reaches several chains in one act, several entries of one among them', async () => {
    const one = await aSentOneIn(programme);
    const two = await aSentOneIn(programme);
    const own = programmeNote(programme.id, ADA, 'export-members', OPEN, newId());
    const notes = [noteOn(one.id), noteOn(two.id), noteOn(one.id, 'score'), own];
    expect(await transactWithAudit([], ...(await readHeads(notes)))).toEqual([]);
    expect(await whatOf(one.id)).toEqual(['send', 'saw', 'score']);
    expect(await whatOf(two.id)).toEqual(['send', 'saw']);
    expect(await getItem(keys.auditHead(programme.id))).toMatchObject({ auditHead: { n: 1 } });
  });

  it('begins a chain behind what was written before there were any', async () => {
    const draft = await aDraftIn(programme);
    const early = { at: '2024-09-01T10:00:00.000Z', by: TEAM, what: 'start', details: {} };
    await transact([{ put: { ...keys.audit(draft.id, early.at, newId()), ...early } }]);
    await send(draft);
    expect(await whatOf(draft.id)).toEqual(['start', 'send']);
    expect(await problemsOf(draft.id)).toEqual({ linked: 1, before: 1, findings: [] });
  });
});
