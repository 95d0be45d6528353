import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { takeMails } from '../../functions/adapters/ledger-lease.ts';
import { markTogether } from '../../functions/adapters/ledger-marks.ts';
import { consumed } from '../../functions/adapters/table.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { type TableConnection, tableConnection } from '../../lib/local/table-connection.ts';
import { readTodo, type Todo } from '../../lib/local/todo.ts';
import { asItIs, record, startLedger, type TestLedger } from '../fixtures/ledger.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { newId, store } from '../fixtures/table.ts';

const NOW = '2025-01-01T09:00:00.000Z';
const SOON = plus(NOW, MINUTE);

let ledger: TestLedger;
let connection: TableConnection;
let todo: Todo;
// What the table's client does is heard from the first of them on.
const listen = () => undefined;
beforeAll(async () => {
  consumed.subscribe(listen);
  ledger = await startLedger();
  connection = tableConnection(ledger.endpoint);
  await store(theProgramme(), NOW);
});
afterAll(async () => {
  consumed.unsubscribe(listen);
  await connection.close();
  await ledger.stop();
});
beforeEach(async () => {
  await ledger.clear();
  await store(theProgramme(), NOW);
  todo = readTodo('academy', connection);
});
afterEach(() => todo.close());

async function sendAll(): Promise<string | undefined> {
  const { mails, dueAt } = await takeMails({ now: () => NOW, newId }, asItIs);
  const attempt = { is: 'accepted' as const, messageId: newId() };
  await markTogether(
    mails.map((mail) => ({ mail, attempt })),
    NOW,
  );
  return dueAt;
}

it('knows of a mail that is recorded from that moment on', async () => {
  expect(await todo.earliest()).toMatchObject({ mail: undefined });
  await record(NOW, { sendAt: SOON });
  expect(await todo.earliest()).toMatchObject({ mail: SOON });
});

it('knows what is left once the sender has read its lists and sent what was due', async () => {
  await record(NOW);
  await todo.learn('mail', sendAll);
  expect(await todo.earliest()).toMatchObject({ mail: undefined });
  await Promise.all([record(NOW), record(NOW, { kind: 'weekly-digest', sendAt: SOON })]);
  await todo.learn('mail', sendAll);
  expect(await todo.earliest()).toMatchObject({ mail: SOON });
});

it('knows of a mail that is recorded after the sender has read its lists', async () => {
  await todo.learn('mail', async () => {
    const dueAt = await sendAll();
    await record(NOW, { sendAt: SOON });
    return dueAt;
  });
  expect(await todo.earliest()).toMatchObject({ mail: SOON });
});

it('looks at a list on demand, and so finds what another process has recorded', async () => {
  await todo.look();
  todo.close();
  await record(NOW);
  expect(await todo.earliest()).toMatchObject({ mail: undefined });
  todo = readTodo('academy', connection);
  expect(await todo.earliest()).toMatchObject({ mail: NOW });
});
