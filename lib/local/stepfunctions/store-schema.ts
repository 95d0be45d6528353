import type { DatabaseSync } from 'node:sqlite';

// Definitions are stored once, by hash. What never changes about an execution is written once, as its
// input and identity; `data` is the rest. History lives in rows of its own, one row for the events of
// one turn, so that a long history is never rewritten. Each of them names the one before it and the
// execution the last one, its tail: rows are only added at the end, and no index has to be kept up to
// date on every commit but that of the ARN. Executions are listed by scanning their keys.
//
// Without waiting for the disk (synchronous = OFF) commits survive the death of the process, though
// not of the machine; waiting would cost three times as much.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS machines (arn TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS executions (
    key INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, mapRun TEXT,
    status TEXT NOT NULL, input TEXT NOT NULL, data TEXT NOT NULL, identity TEXT, tail INTEGER);
  CREATE TABLE IF NOT EXISTS history (
    id INTEGER PRIMARY KEY, execution INTEGER NOT NULL, events TEXT NOT NULL, previous INTEGER);
`;

// The first version had everything about an execution in `data` and found history by an index.
const FROM_FIRST_VERSION = `
  BEGIN;
  ALTER TABLE executions ADD COLUMN identity TEXT;
  ALTER TABLE executions ADD COLUMN tail INTEGER;
  ALTER TABLE history ADD COLUMN previous INTEGER;
  UPDATE history SET previous = (
    SELECT max(id) FROM history AS other
    WHERE other.execution = history.execution AND other.id < history.id);
  UPDATE executions SET identity = data, tail = (
    SELECT max(id) FROM history WHERE execution = executions.key);
  DROP INDEX historyOf;
  COMMIT;
`;

/** Makes the tables of a store, or brings those of an earlier version up to date. */
export function prepareStore(db: DatabaseSync): void {
  db.exec(SCHEMA);
  const columns = db.prepare('PRAGMA table_info(executions)').all();
  if (!columns.some(({ name }) => name === 'tail')) db.exec(FROM_FIRST_VERSION);
}
