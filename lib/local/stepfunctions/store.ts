import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Execution, Status } from './execution.ts';
import type { StoredEvent } from './history.ts';
import { defined } from './present.ts';
import { prepareStore } from './store-schema.ts';

export type StoredMachine = {
  arn: string;
  name: string;
  definition: string;
  /** STANDARD where it does not say. */
  type?: 'EXPRESS';
  roleArn: string;
  createdAt: number;
  updatedAt: number;
};

const HISTORY = `
  WITH RECURSIVE chain (id, events, previous) AS (
    SELECT history.id, history.events, history.previous
    FROM executions JOIN history ON history.id = executions.tail WHERE executions.key = ?
    UNION ALL
    SELECT history.id, history.events, history.previous
    FROM chain JOIN history ON history.id = chain.previous)
  SELECT events FROM chain ORDER BY id
`;

type Row = Record<string, unknown>;

/**
 * Keeps everything in SQLite. Changes gather until `flush`, which makes them durable in one
 * transaction: after it returns, killing the process loses none of them (WAL; the operating system
 * still holds the pages). In memory nothing is durable, so there only a reader needs a flush.
 */
export class Store {
  readonly durable: boolean;
  #db: DatabaseSync;
  #dirty = new Set<Execution>();
  #events = new Map<Execution, StoredEvent[]>();
  #lastKey: number;
  #statements = new Map<string, StatementSync>();
  #begin: StatementSync;
  #commit: StatementSync;
  #insertExecution: StatementSync;
  #updateExecution: StatementSync;
  #putHistory: StatementSync;

  constructor(path: string) {
    this.durable = path !== ':memory:';
    this.#db = new DatabaseSync(path);
    prepareStore(this.#db);
    const last = this.#db.prepare('SELECT max(key) AS last FROM executions').get();
    this.#lastKey = Number(last?.['last'] ?? 0);
    this.#begin = this.#db.prepare('BEGIN');
    this.#commit = this.#db.prepare('COMMIT');
    this.#insertExecution = this.#db.prepare(
      'INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#updateExecution = this.#db.prepare(
      'UPDATE executions SET status = ?, data = ?, tail = ? WHERE key = ?',
    );
    this.#putHistory = this.#db.prepare(
      'INSERT INTO history (execution, events, previous) VALUES (?, ?, ?)',
    );
  }

  /** The key of the newest execution. */
  get lastKey(): number {
    return this.#lastKey;
  }

  /** The key of a new execution: executions are listed newest first by it. */
  nextKey(): number {
    this.#lastKey += 1;
    return this.#lastKey;
  }

  /** Notes that an execution has changed. */
  touch(execution: Execution): void {
    this.#dirty.add(execution);
  }

  append(execution: Execution, event: StoredEvent): void {
    const events = this.#events.get(execution);
    if (events === undefined) this.#events.set(execution, [event]);
    else events.push(event);
    this.#dirty.add(execution);
  }

  flush(): void {
    if (this.#dirty.size === 0) return;
    this.#begin.run();
    for (const execution of this.#dirty) this.#save(execution);
    this.#commit.run();
    this.#dirty.clear();
    this.#events.clear();
  }

  /** Flushes where a crash could lose something. */
  flushIfDurable(): void {
    if (this.durable) this.flush();
  }

  history(execution: Execution): StoredEvent[] {
    this.flush();
    const rows = this.#all(HISTORY, [execution.key]);
    return rows.flatMap((row) => JSON.parse(String(row['events'])) as StoredEvent[]);
  }

  find(arn: string): Execution | undefined {
    this.flush();
    return this.#all('SELECT input, identity, data, tail FROM executions WHERE arn = ?', [arn]).map(
      fromRow,
    )[0];
  }

  running(): Execution[] {
    const rows = this.#all(
      "SELECT input, identity, data, tail FROM executions WHERE status = 'RUNNING'",
      [],
    );
    return rows.map(fromRow);
  }

  /** Executions of a state machine or of a map run with a key below this one, newest first. */
  list(
    owner: { machine: string } | { mapRun: string },
    status: Status | undefined,
    { below = Number.MAX_SAFE_INTEGER, most }: { below: number | undefined; most: number },
  ): Execution[] {
    this.flush();
    const [condition, value] =
      'machine' in owner
        ? ['machine = ? AND mapRun IS NULL', owner.machine]
        : ['mapRun = ?', owner.mapRun];
    const wanted = status ?? null;
    const rows = this.#all(
      `SELECT input, identity, data, tail FROM executions WHERE ${condition}
       AND key < ? AND (? IS NULL OR status = ?) ORDER BY key DESC LIMIT ?`,
      [value, below, wanted, wanted, most],
    );
    return rows.map(fromRow);
  }

  countByStatus(): Map<string, number> {
    const rows = this.#all('SELECT status, count(*) AS n FROM executions GROUP BY status', []);
    return new Map(rows.map((row) => [String(row['status']), Number(row['n'])]));
  }

  putDefinition(hash: string, text: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO definitions VALUES (?, ?)').run(hash, text);
  }

  definition(hash: string): string | undefined {
    const row = this.#all('SELECT text FROM definitions WHERE hash = ?', [hash])[0];
    return row === undefined ? undefined : String(row['text']);
  }

  putMachine(machine: StoredMachine): void {
    const text = JSON.stringify(machine);
    this.#db.prepare('INSERT OR REPLACE INTO machines VALUES (?, ?)').run(machine.arn, text);
  }

  deleteMachine(arn: string): void {
    this.#db.prepare('DELETE FROM machines WHERE arn = ?').run(arn);
  }

  machines(): StoredMachine[] {
    const rows = this.#all('SELECT data FROM machines ORDER BY arn', []);
    return rows.map((row) => JSON.parse(String(row['data'])) as StoredMachine);
  }

  close(): void {
    this.flush();
    this.#db.close();
  }

  #save(execution: Execution): void {
    const { key, status } = execution;
    const data = JSON.stringify(changingPartOf(execution));
    const isNew = execution.tail === 0;
    this.#saveEvents(execution);
    const { tail } = execution;
    if (!isNew) {
      this.#updateExecution.run(status, data, tail, key);
      return;
    }
    const { arn, stateMachineArn, mapRunArn = null, input } = execution;
    const identity = JSON.stringify(identityOf(execution));
    const owner = [stateMachineArn, mapRunArn];
    this.#insertExecution.run(key, arn, ...owner, status, input, data, identity, tail);
  }

  #saveEvents(execution: Execution): void {
    const events = this.#events.get(execution);
    if (events === undefined) return;
    const { key, tail } = execution;
    execution.tail = Number(
      this.#putHistory.run(key, JSON.stringify(events), tail).lastInsertRowid,
    );
  }

  #all(sql: string, values: (string | number | null)[]): Row[] {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement.all(...values);
  }
}

function identityOf(execution: Execution): Partial<Execution> {
  const { key, arn, name, stateMachineArn, roleArn, definition, scope, startedAt } = execution;
  const { waiter, mapRunArn, item, variables } = execution;
  const always = { key, arn, name, stateMachineArn, roleArn, definition, scope, startedAt };
  return { ...always, variables, ...defined({ waiter, mapRunArn, item }) };
}

// Spelt out, because it is written on every commit: a rest pattern costs as much as the writing.
function changingPartOf(execution: Execution): Record<string, unknown> {
  return {
    status: execution.status,
    stoppedAt: execution.stoppedAt,
    output: execution.output,
    error: execution.error,
    cause: execution.cause,
    redriveCount: execution.redriveCount,
    redrivenAt: execution.redrivenAt,
    events: execution.events,
    deadline: execution.deadline,
    nextFrame: execution.nextFrame,
    frames: execution.frames,
  };
}

function fromRow(row: Row): Execution {
  const [identity, data] = [row['identity'], row['data']].map((text) => JSON.parse(String(text)));
  const kept = { input: String(row['input']), tail: Number(row['tail']) };
  return { ...identity, ...data, ...kept } as Execution;
}
