import type { Actor } from '../domain/gates.ts';
import { applicationOfPartition, keys } from './keys.ts';
import type { Write } from './table.ts';

/** What can happen to a mail besides being sent, as histories keep it. */
export type MailHappening =
  | 'mail-obsolete'
  | 'mail-suppressed'
  | 'mail-stopped'
  | 'mail-sent-at-once'
  | 'mail-tried-again'
  | 'mail-seen'
  | 'address-unblocked';

/** Who acts where nobody does: the sender of mail. */
export const SENDER: Actor = { id: 'sender', name: 'The sender of mail', role: 'clock' };

/**
 * The write that notes it: with the history of the application that the mail is about, or beside the
 * mail. It names the mail and its kind; the address stays where it is.
 */
export function mailAuditWrite(
  mail: { pk: string; id: string; kind: string; applicationId?: string | undefined },
  entry: { what: MailHappening; by: Actor; at: string; auditId: string; reason?: string },
): Write {
  const { what, by, at, auditId, reason } = entry;
  const applicationId = mail.applicationId ?? applicationOfPartition(mail.pk);
  const key = applicationId
    ? keys.audit(applicationId, at, auditId)
    : keys.mailAudit(mail.pk, at, auditId);
  const details = { mail: mail.id, kind: mail.kind, ...(reason ? { reason } : {}) };
  return { put: { ...key, at, by, what, details }, condition: 'attribute_not_exists(pk)' };
}
