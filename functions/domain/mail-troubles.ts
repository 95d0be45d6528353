import type { MailKind } from './mail-kinds.ts';
import type { LedgerEntry } from './mails.ts';

/** What a mail is to an operator: kinds, counts, times and names of errors; never an address. */
type Mail = Pick<LedgerEntry, 'kind' | 'status' | 'attempts' | 'sendAt' | 'lastError' | 'delivery'>;

/** Mails of one kind that stand alike. `oldest` is ISO. */
export type MailGroup = {
  kind: MailKind;
  count: number;
  oldest: string;
  /** The most that one of them has been tried. */
  attempts: number;
  /** Names of their last errors. */
  errors: string[];
};

/** Mails by their kind, those with the oldest first. */
export function groupedByKind(mails: Mail[]): MailGroup[] {
  return [...Map.groupBy(mails, ({ kind }) => kind)]
    .map(([kind, all]) => ({
      kind,
      count: all.length,
      oldest: all.map(({ sendAt }) => sendAt).toSorted()[0] ?? '',
      attempts: Math.max(...all.map(({ attempts }) => attempts)),
      errors: [...new Set(all.flatMap(({ lastError }) => lastError ?? []))],
    }))
    .toSorted((a, b) => a.oldest.localeCompare(b.oldest));
}
