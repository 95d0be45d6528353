import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** A mail that SES accepted. */
export type KeptMail = {
  messageId: string;
  /** ISO instant, UTC, as the host's clock had it. */
  sentAt: string;
  source: string;
  /** Every address it was sent to, whatever its headers say. */
  destinations: string[];
  raw: Uint8Array;
  tags: Record<string, string>;
  configurationSet?: string;
  /** Those of the destinations that SES would not deliver to: its suppression list has them. */
  suppressed?: string[];
  /** Accepted, but whoever sent it never heard so. */
  unanswered?: true;
};

/** A mail to keep; its message may be text. */
export type NewMail = Omit<KeptMail, 'raw'> & { raw: Uint8Array | string };

/** Newest first; `after` is the message id that the page before ended with. */
export type MailPage = { limit: number; after?: string; to?: string };

/** Every mail that was ever sent. */
export type Mailbox = {
  /** @throws if a mail with this message id is kept already. */
  add(mail: NewMail): void;
  /** One page; `to` keeps mails to addresses that begin so. An unknown `after` gives no mails. */
  list(page: MailPage): KeptMail[];
  get(messageId: string): KeptMail | undefined;
  count(): number;
  /** In the order of sending. */
  all(): KeptMail[];
  /** Recipients of all mails sent later than the instant: what SES counts its limits in. */
  recipientsAfter(instant: string): number;
  close(): void;
};

const SCHEMA = `
  -- A mail that was answered for survives a killed process; NORMAL spares the wait for the disk.
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS mails (
    seq INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    sent_at TEXT NOT NULL,
    recipients INTEGER NOT NULL,
    about TEXT NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS mails_by_time ON mails (sent_at, recipients);
`;

const COLUMNS = 'message_id, sent_at, about, raw';

const LIST = `
  SELECT ${COLUMNS} FROM mails
  WHERE (:after IS NULL OR seq < (SELECT seq FROM mails WHERE message_id = :after))
    AND (:to = '' OR EXISTS (
      SELECT 1 FROM json_each(about, '$.destinations') WHERE instr(lower(value), lower(:to)) = 1
    ))
  ORDER BY seq DESC LIMIT :limit
`;

/** Opens the mailbox kept in a file (created if missing), or a forgetful one for `':memory:'`. */
export function openMailbox(path: string): Mailbox {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const insert = database.prepare(
    'INSERT INTO mails (message_id, sent_at, recipients, about, raw) VALUES (?, ?, ?, ?, ?)',
  );
  const list = database.prepare(LIST);
  const one = database.prepare(`SELECT ${COLUMNS} FROM mails WHERE message_id = ?`);
  const all = database.prepare(`SELECT ${COLUMNS} FROM mails ORDER BY seq`);
  const count = database.prepare('SELECT count(*) AS n FROM mails');
  const since = database.prepare('SELECT total(recipients) AS n FROM mails WHERE sent_at > ?');
  return {
    add: ({ messageId, sentAt, raw, ...about }) => {
      const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
      insert.run(messageId, sentAt, about.destinations.length, JSON.stringify(about), bytes);
    },
    list: ({ limit, after, to }) =>
      list.all({ ':limit': limit, ':after': after ?? null, ':to': to ?? '' }).map(toMail),
    get: (messageId) => {
      const row = one.get(messageId);
      return row === undefined ? undefined : toMail(row);
    },
    count: () => Number(count.get()?.['n']),
    all: () => all.all().map(toMail),
    recipientsAfter: (instant) => Number(since.get(instant)?.['n']),
    close: () => database.close(),
  };
}

function toMail(row: Record<string, SQLOutputValue>): KeptMail {
  const { message_id: messageId, sent_at: sentAt, about, raw } = row;
  if (!(raw instanceof Uint8Array)) throw new Error(`The mail ${messageId} has lost its message.`);
  return {
    messageId: String(messageId),
    sentAt: String(sentAt),
    ...JSON.parse(String(about)),
    raw,
  };
}
