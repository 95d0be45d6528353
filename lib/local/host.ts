import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectBy } from '../../functions/adapters/connection.ts';
import { mailClient } from '../../functions/adapters/mail-client.ts';
import { table } from '../../functions/adapters/table.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { type Clock, standingClock, tickingClock } from './clock.ts';
import { localConnection } from './connection.ts';
import { createTable } from './create-table.ts';
import { openDoors } from './doors.ts';
import { serveEndpoints } from './endpoints.ts';
import { forgetEnvironment, setEndpoints, setEnvironment, TABLE_NAME } from './environment.ts';
import { invokeDoor, REGION, registerMachines } from './machines.ts';
import { createPump, type Pump } from './pump.ts';
import { seedPeople } from './seed-people.ts';
import type { SesAccount } from './ses/account.ts';
import { type Mailbox, openMailbox } from './ses/mailbox.ts';
import { openReceipts, type Receipts } from './ses/receipts.ts';
import { shortenMails } from './ses/short-way.ts';
import { openAccountStore } from './sign-in/account-store.ts';
import { accountsOf } from './sign-in/accounts.ts';
import { serveSignIn } from './sign-in/server.ts';
import { StartRefused } from './start-refusal.ts';
import { createRunner, type Runner } from './stepfunctions/runner.ts';
import { type StoredClock, storedClock } from './stored-clock.ts';
import { type TableConnection, tableConnection } from './table-connection.ts';
import { startTableServer } from './table-server.ts';
import { readTodo } from './todo.ts';
import { serveAcademy } from './web.ts';

/** How a laptop host is started. */
export type HostOptions = {
  /** A folder, or `:memory:` to keep nothing. */
  dataFolder: string;
  programmeFile: string;
  programme: Programme;
  /** 0 chooses a free port. */
  port: number;
  /** Where the clock starts, or moves on to, ISO UTC. */
  at?: string;
  /** The start where neither `at` nor the folder says one. */
  defaultAt: string;
  /** Whether the clock goes on by itself. A host whose clock stands does nothing until asked to. */
  ticking: boolean;
  account?: SesAccount;
};

/** A running academy on this machine. */
export type Host = {
  url: string;
  clock: Clock;
  pump: Pump;
  runner: Runner;
  mailbox: Mailbox;
  receipts: Receipts;
  doorsOpened(): number;
  stop(): Promise<void>;
};

/**
 * Starts the academy: table server, runner, mail, doors, pages. A restart finds everything again.
 * @throws Errors of one line named `StartRefused`, `PortBusy`, `DataFolderInUse`, `TableServerMissing`.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataFolder } = options;
  if (dataFolder !== ':memory:') mkdirSync(dataFolder, { recursive: true });
  const tableServer = await startTableServer({ dataFolder, env: process.env });
  const connection = tableConnection(tableServer.endpoint);
  const close = async () => {
    forgetEnvironment();
    await connection.close();
    await tableServer.stop();
  };
  try {
    const stored = storedClock(dataFolder);
    const clock = startClock(options, stored);
    setEnvironment(options, tableServer.endpoint);
    await createTable(TABLE_NAME);
    const host = await openHost(options, clock, stored, connection);
    return { ...host, stop: () => host.stop().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openHost(
  options: HostOptions,
  clock: Clock,
  stored: StoredClock,
  connection: TableConnection,
): Promise<Host> {
  const { programme, dataFolder } = options;
  const file = (name: string) => (dataFolder === ':memory:' ? dataFolder : join(dataFolder, name));
  const doors = await openDoors({ now: clock.now, newId: randomUUID });
  const mailbox = openMailbox(file('mailbox.db'));
  const receipts = openReceipts(file('receipts.db'));
  const runner = createRunner({
    storePath: file('executions.db'),
    now: () => new Date(clock.now()),
    invoke: (task) => invokeDoor(doors, task),
    region: REGION,
  });
  registerMachines(runner);
  const accounts = openAccountStore(file('accounts.db'));
  const mail = { mailbox, receipts, newId: randomUUID, account: options.account ?? {} };
  const endpoints = await serveEndpoints({ runner, accounts, clock, ...mail });
  setEndpoints(endpoints.url);
  connectBy(localConnection(endpoints));
  const todo = readTodo(TABLE_NAME, connection);
  // After those who measure what its client reads and writes are there.
  connection.shorten(table());
  shortenMails(mailClient(), { ...mail, now: clock.now });
  const pump = createPump({ clock, runner, doors, todo, receipts });
  const signIn = await serveSignIn(
    accountsOf(programme, accounts),
    () => process.env['SITE_URL'] ?? '',
  );
  process.env['SIGN_IN'] = signIn.settings;
  const closeServices = async () => {
    await endpoints.close();
    await signIn.close();
    accounts.close();
    todo.close();
    runner.close();
    mailbox.close();
    receipts.close();
  };
  const web = await serveAcademy({
    ...options,
    clock,
    doors,
    mailbox,
    pump,
    remember: () => stored.write({ programmeId: programme.id, now: clock.now() }),
  }).catch(async (error: unknown) => {
    // The port is busy: what is open already would keep the process alive.
    await closeServices();
    throw error;
  });
  process.env['SITE_URL'] = web.url;
  await doors.open('Reconcile', {});
  await seedPeople(programme, accounts);
  // It stands until here, so that what is due at the very start is not past when it is first seen.
  clock.run();
  await web.begin();
  const stop = async () => {
    await web.close();
    await pump.settle();
    stored.write({ programmeId: programme.id, now: clock.now() });
    await closeServices();
  };
  return { url: web.url, clock, pump, runner, mailbox, receipts, doorsOpened: doors.count, stop };
}

function startClock(
  { at, defaultAt, programme, ticking }: HostOptions,
  stored: StoredClock,
): Clock {
  const before = stored.read();
  if (before && before.programmeId !== programme.id) {
    throw new StartRefused(
      `The data folder belongs to the programme ${before.programmeId}. Choose another folder with --data, or that programme.`,
    );
  }
  if (before && at !== undefined && at < before.now) {
    throw new StartRefused(
      `The clock of this data folder is already at ${before.now} and cannot go back. Choose a later --at, or another folder with --data.`,
    );
  }
  const start = at ?? before?.now ?? defaultAt;
  stored.write({ programmeId: programme.id, now: before?.now ?? start });
  const clock = ticking ? tickingClock(before?.now ?? start) : standingClock(before?.now ?? start);
  return clock;
}
