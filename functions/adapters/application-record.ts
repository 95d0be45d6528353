import type { Application } from '../domain/application.ts';
import { AuditEntry, inOrder } from '../domain/audit-chain.ts';
import { InterviewScore, roundOf } from '../domain/interviews.ts';
import { LedgerEntry } from '../domain/mails.ts';
import { Review } from '../domain/review.ts';
import { applicationOfItem } from './application-item.ts';
import { noSuchApplication } from './applications.ts';
import { keys } from './keys.ts';
import { mailsElsewhere } from './ledger.ts';
import { type Item, queryPartition } from './table.ts';

/** All that is kept of an application to explain what became of it, read together. */
export type ApplicationRecord = {
  application: Application;
  audit: AuditEntry[];
  reviews: Review[];
  /** Of the interview that its last sending came to, the last one if there were several. */
  interviewScores: InterviewScore[];
  mails: LedgerEntry[];
};

/**
 * The application with its history, its reviews and its mails, in one consistent read. Which of the
 * mails about dates are its own, an index says.
 * @throws AcademyError `NotFound`
 */
export async function loadRecord(applicationId: string): Promise<ApplicationRecord> {
  const [items, elsewhere] = await Promise.all([
    queryPartition(keys.application(applicationId).pk, ''),
    mailsElsewhere(applicationId),
  ]);
  const kept = items.find(({ sk }) => sk === keys.application('').sk);
  if (!kept) throw noSuchApplication();
  const application = applicationOfItem(kept);
  const { id, sending } = application;
  const interview = keys.interviewScore(id, sending, roundOf(application), '').sk;
  return {
    application,
    audit: inOrder(under(items, 'AUDIT#').map((item) => AuditEntry.parse(item))),
    reviews: under(items, 'REVIEW#').map((item) => Review.parse(item)),
    interviewScores: under(items, interview).map((item) => InterviewScore.parse(item)),
    mails: [...under(items, 'MAIL#'), ...elsewhere].map((item) => LedgerEntry.parse(item)),
  };
}

function under(items: Item[], prefix: string): Item[] {
  return items.filter(({ sk }) => String(sk).startsWith(prefix));
}
