import { Application } from '../domain/application.ts';
import { AuditEntry, inOrder } from '../domain/audit-chain.ts';
import { LedgerEntry } from '../domain/mails.ts';
import { Review } from '../domain/review.ts';
import { noSuchApplication } from './applications.ts';
import { keys } from './keys.ts';
import { type Item, queryPartition } from './table.ts';

/** All that is kept of an application to explain what became of it, read together. */
export type ApplicationRecord = {
  application: Application;
  audit: AuditEntry[];
  reviews: Review[];
  mails: LedgerEntry[];
};

/**
 * The application with its history, its reviews and its mails, in one consistent read.
 * @throws AcademyError `NotFound`
 */
export async function loadRecord(applicationId: string): Promise<ApplicationRecord> {
  const items = await queryPartition(keys.application(applicationId).pk, '');
  const kept = items.find(({ sk }) => sk === keys.application('').sk);
  if (!kept) throw noSuchApplication();
  return {
    application: Application.parse(kept),
    audit: inOrder(under(items, 'AUDIT#').map((item) => AuditEntry.parse(item))),
    reviews: under(items, 'REVIEW#').map((item) => Review.parse(item)),
    mails: under(items, 'MAIL#').map((item) => LedgerEntry.parse(item)),
  };
}

function under(items: Item[], prefix: string): Item[] {
  return items.filter(({ sk }) => String(sk).startsWith(prefix));
}
