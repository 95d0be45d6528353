import type { LedgerEntry } from '../domain/mails.ts';
import type { Note } from './audit.ts';
import type { DueMail } from './ledger-due.ts';
import type { Deps } from './live.ts';
import { mailNote, SENDER } from './mail-audit.ts';
import { countWrites } from './mail-progress.ts';
import type { Write } from './table.ts';

/** A mail that is never sent: it had become untrue, or its address takes no more mail. */
export type EndedMail = { key: DueMail; entry: LedgerEntry; as: 'obsolete' | 'suppressed' };

/** Due, or held by a sender whose lease has run out. */
export const FREE =
  'todoAt <= :now AND (#status = :due OR (#status = :sending AND leaseUntil <= :now))';

/** The values that `FREE` needs, at an instant. */
export function freeValues(now: string) {
  return { ':due': 'due', ':sending': 'sending', ':now': now };
}

/** The writes that end mails. */
export function endWrites(mails: EndedMail[], now: string): Write[] {
  return [
    ...mails.map((mail) => endWrite(mail, now)),
    ...countWrites(mails.map(({ key, as }) => ({ partition: key.pk, as }))),
  ];
}

/** A suppressed mail is for staff to see; one that had become untrue is for nobody. */
function endWrite({ key, as }: EndedMail, now: string): Write {
  const write = { update: key, condition: FREE, names: { '#status': 'status' } };
  const values = { ...freeValues(now), ':as': as };
  if (as === 'obsolete') {
    return { ...write, set: 'SET #status = :as REMOVE leaseUntil, todo, todoAt', values };
  }
  return {
    ...write,
    set: 'SET #status = :as, todo = :attention, todoAt = :now REMOVE leaseUntil',
    values: { ...values, ':attention': 'mail-attention' },
  };
}

/** The line about each, so that nobody wonders where it went. */
export function endNote({ key, entry, as }: EndedMail, { now, newId }: Deps): Note {
  const { id, kind, link } = entry;
  return mailNote(
    { pk: key.pk, id, kind, applicationId: link?.applicationId },
    { what: `mail-${as}`, by: SENDER, at: now(), auditId: newId() },
  );
}
