import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { LedgerEntry } from '../domain/mails.ts';
import { announcementPartition, isCounted, type Key, keys } from './keys.ts';
import { type DueMail, waitingMails } from './ledger-due.ts';
import { loadProgress, type MailProgress } from './mail-progress.ts';
import { getItem, getItems } from './table.ts';
import { loadTimeline } from './timelines.ts';

/** A mail of the ledger with where it lies. */
export type OutboxMail = { key: DueMail; entry: LedgerEntry };

/** How far the mails of one date are. */
export type FanOut = { occasionId: string; claimedAt: string; progress: MailProgress };

/** What the outbox shows; each list is the first of what there is. */
export type Outbox = { waiting: OutboxMail[]; attention: OutboxMail[]; fanOuts: FanOut[] };

/** Who acts on a mail, when, and how it is noted. */
export type OutboxAct = { by: Actor; now: string; newId: () => string; requestId: string };

/** How many mails of each list are shown; a milestone's thousands are shown as its progress. */
const MOST_SHOWN = 50;

/** Dates whose mails are all out are shown for so many, the latest first. */
const MOST_FAN_OUTS = 5;

/** What waits, what needs somebody, and how far the dates are that are being told. */
export async function loadOutbox(programmeId: string): Promise<Outbox> {
  const [first, later, attention, fanOuts] = await Promise.all([
    waitingMails('mail', MOST_SHOWN),
    waitingMails('mail-later', MOST_SHOWN),
    waitingMails('mail-attention', MOST_SHOWN),
    loadFanOuts(programmeId),
  ]);
  const single = [...first, ...later].filter(({ pk }) => !isCounted(pk));
  const [waiting, seen] = await Promise.all([loadMails(single), loadMails(attention)]);
  waiting.sort((a, b) => a.entry.sendAt.localeCompare(b.entry.sendAt));
  return { waiting, attention: seen, fanOuts };
}

/** The name of a mail in an address: where it lies, and which one it is. */
export function mailName({ key, entry }: OutboxMail): string {
  return `${Buffer.from(key.pk).toString('base64url')}.${entry.id}`;
}

/**
 * The mail of that name.
 * @throws AcademyError `NotFound`
 */
export async function findMail(name: string): Promise<OutboxMail> {
  const [partition = '', id = ''] = name.split('.');
  const key = keys.mail(Buffer.from(partition, 'base64url').toString(), id);
  const item = await getItem(key);
  if (item) return { key, entry: LedgerEntry.parse(item) };
  throw new AcademyError('NotFound', 'There is no such mail. Go back to the outbox.');
}

async function loadMails(due: Key[]): Promise<OutboxMail[]> {
  const items = await getItems(due);
  return items.map((item) => ({
    key: { pk: String(item['pk']), sk: String(item['sk']) },
    entry: LedgerEntry.parse(item),
  }));
}

async function loadFanOuts(programmeId: string): Promise<FanOut[]> {
  const timelineId = `programme/${programmeId}`;
  const { records } = await loadTimeline(timelineId);
  const told = records.flatMap(({ id, claimedVersion, claimedAt }) =>
    claimedVersion && claimedAt
      ? [{ id, claimedAt, pk: announcementPartition(timelineId, id, claimedVersion) }]
      : [],
  );
  const progress = await loadProgress(told.map(({ pk }) => pk));
  const all = told.flatMap(({ id, claimedAt, pk }) => {
    const found = progress.get(pk);
    return found ? [{ occasionId: id, claimedAt, progress: found }] : [];
  });
  return all.toSorted((a, b) => b.claimedAt.localeCompare(a.claimedAt)).slice(0, MOST_FAN_OUTS);
}
