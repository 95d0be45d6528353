import { DatabaseSync } from 'node:sqlite';

/** A report of SES on its way: an event of EventBridge as text, and when it arrives (ISO UTC). */
export type Receipt = { at: string; body: string };

/** The queue between SES's events and the door that notes them. What is in it survives a restart. */
export type Receipts = {
  add(receipts: Receipt[]): void;
  /** When the next ones are handed over: as a queue does, some seconds after the first has arrived. */
  next(): string | undefined;
  /** Hands over those that have arrived, at most a hundred; they stay here until that has gone well. */
  handOver(now: string, take: (bodies: string[]) => Promise<void>): Promise<void>;
  close(): void;
};

/** How long the first report waits for others, in milliseconds; on AWS the queue's window does it. */
const WINDOW = 10_000;

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS receipts (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS receipts_by_time ON receipts (at, seq);
`;

/** Opens the queue kept in a file (created if missing), or a forgetful one for `':memory:'`. */
export function openReceipts(path: string): Receipts {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const insert = database.prepare('INSERT INTO receipts (at, body) VALUES (?, ?)');
  const first = database.prepare('SELECT at FROM receipts ORDER BY at, seq LIMIT 1');
  // A queue keeps no order: what is told of one mail stands together here, and so is noted together.
  const arrived = database.prepare(
    'SELECT seq, body FROM receipts WHERE at <= ? ORDER BY seq LIMIT 100',
  );
  const remove = database.prepare(
    'DELETE FROM receipts WHERE seq IN (SELECT value FROM json_each(?))',
  );
  // Asked for at every step of the clock, changed seldom.
  let next = first.get()?.['at'] as string | undefined;
  const handedOverAt = (at: string) => new Date(Date.parse(at) + WINDOW).toISOString();
  return {
    add: (receipts) => {
      for (const { at, body } of receipts) {
        insert.run(at, body);
        if (next === undefined || at < next) next = at;
      }
    },
    next: () => (next === undefined ? undefined : handedOverAt(next)),
    handOver: async (now, take) => {
      const rows = arrived.all(now);
      if (rows.length === 0) return;
      await take(rows.map(({ body }) => String(body)));
      remove.run(JSON.stringify(rows.map(({ seq }) => seq)));
      next = first.get()?.['at'] as string | undefined;
    },
    close: () => database.close(),
  };
}
