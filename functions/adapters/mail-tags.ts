import type { LedgerEntry } from '../domain/mails.ts';
import { type Key, keys } from './keys.ts';

/**
 * The tags under which SES reports on a mail: where it lies in the ledger, and for people what it is
 * about. Ids only. SES takes letters, digits, `_` and `-`.
 */
export function ledgerTags(
  partition: string,
  { id, kind, occasion }: Pick<LedgerEntry, 'id' | 'kind' | 'occasion'>,
): Record<string, string> {
  return { ledger: id, partition: Buffer.from(partition).toString('base64url'), kind, occasion };
}

/** The mail that a report is about; `undefined` for a mail that is not of the ledger. */
export function keyOfTags(tags: Record<string, string[]>): Key | undefined {
  const [id] = tags['ledger'] ?? [];
  const [partition] = tags['partition'] ?? [];
  if (!id || !partition) return undefined;
  return keys.mail(Buffer.from(partition, 'base64url').toString(), id);
}
