import { MAIL_RULES } from '../domain/mail-kinds.ts';
import { LedgerEntry, type MailDue } from '../domain/mails.ts';
import {
  applicationOfPartition,
  type Key,
  keys,
  mailElsewhereKey,
  mailId,
  type TodoList,
  todoKey,
} from './keys.ts';
import { countWrites } from './mail-progress.ts';
import { getItems, type Item, queryAll, transact, type Write } from './table.ts';

/**
 * The mail ledger. A mail is recorded before it is sent, under a name made of what happened, its
 * version and the address: recording it again changes nothing.
 */

/** The write that records a mail, for a transaction that makes it due. Fails where it is recorded. */
export function mailWrite(partition: string, mail: MailDue, now: string): Write {
  const id = mailId(mail.kind, mail.occasion, mail.to.email);
  const sendAt = mail.sendAt > now ? mail.sendAt : now;
  const entry: Item = { ...mail, sendAt, id, recordedAt: now, status: 'due', attempts: 0 };
  return {
    put: {
      ...keys.mail(partition, id),
      ...entry,
      ...todoKey(listOf(mail), sendAt),
      ...whoseTimeline(partition, mail),
    },
    condition: 'attribute_not_exists(pk)',
  };
}

/** By an index the timeline of an application finds those of its mails that lie with a date. */
function whoseTimeline(partition: string, { link }: MailDue): Item {
  const id = link?.applicationId ?? applicationOfPartition(partition);
  if (id === undefined || partition === keys.application(id).pk) return {};
  return mailElsewhereKey(id);
}

/** Records mails that belong to no other change; those already recorded are left as they are. */
export async function recordMails(
  partition: string,
  mails: MailDue[],
  now: string,
): Promise<number> {
  const writes = onePerKey(mails.map((mail) => mailWrite(partition, mail, now)));
  for (let from = 0; from < writes.length; from += 50) {
    await recordTogether(partition, writes.slice(from, from + 50));
  }
  return writes.length;
}

/**
 * An application's mails that lie with the date that they are about: those of milestones, and of its year in
 * the cohort. An index says which they are, so the newest may be missing.
 */
export async function mailsElsewhere(applicationId: string): Promise<Item[]> {
  const { personPk } = mailElsewhereKey(applicationId);
  const found = await queryAll({
    IndexName: 'byPerson',
    KeyConditionExpression: 'personPk = :pk',
    ExpressionAttributeValues: { ':pk': personPk },
  });
  return getItems(found.map(({ pk, sk }): Key => ({ pk: String(pk), sk: String(sk) })));
}

/** A mail of the ledger as read from the table. */
export function parseLedgerEntry(item: Item): LedgerEntry {
  return LedgerEntry.parse(item);
}

/** The list on which a mail waits: what somebody looks for in their inbox goes before the rest. */
export function listOf({ kind }: Pick<MailDue, 'kind'>): TodoList {
  return MAIL_RULES[kind].urgency === 'waited-for' ? 'mail' : 'mail-later';
}

async function recordTogether(partition: string, writes: Write[]): Promise<void> {
  if (writes.length === 0) return;
  const counts = writes.map(() => ({ partition, as: 'recorded' as const }));
  const recorded = await transact([...writes, ...countWrites(counts)]);
  if (recorded.length === 0) return;
  const missing = writes.filter((_, index) => !recorded.includes(index));
  await recordTogether(partition, missing);
}

function onePerKey(writes: Write[]): Write[] {
  return [...new Map(writes.map((write) => [String(write.put?.['sk']), write])).values()];
}
