import { DatabaseSync } from 'node:sqlite';
import type { Pool } from '../../../functions/domain/sign-in.ts';

/** The accounts of a laptop's pools: who has one, and whether it is open. */
export type AccountStore = {
  /** Whether it was not there yet. */
  create(pool: Pool, username: string, email: string): boolean;
  /** Whether there is one to open or close. */
  setEnabled(pool: Pool, username: string, enabled: boolean): boolean;
  /** The names of all that are open. */
  enabled(pool: Pool): string[];
  close(): void;
};

/** Opens the accounts in a file, or in memory (`:memory:`). */
export function openAccountStore(path: string): AccountStore {
  const database = new DatabaseSync(path);
  database.exec(
    `CREATE TABLE IF NOT EXISTS accounts (
      pool TEXT, username TEXT, email TEXT, enabled INTEGER DEFAULT 1, PRIMARY KEY (pool, username)
    )`,
  );
  const run = (sql: string, ...values: (string | number)[]) =>
    Number(database.prepare(sql).run(...values).changes) > 0;
  return {
    create: (pool, username, email) =>
      run(
        'INSERT INTO accounts (pool, username, email) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[pool, username, email],
      ),
    setEnabled: (pool, username, enabled) =>
      run(
        'UPDATE accounts SET enabled = ? WHERE pool = ? AND username = ?',
        ...[Number(enabled), pool, username],
      ),
    enabled: (pool) =>
      database
        .prepare('SELECT username FROM accounts WHERE pool = ? AND enabled = 1')
        .all(pool)
        .map(({ username }) => String(username)),
    close: () => database.close(),
  };
}
