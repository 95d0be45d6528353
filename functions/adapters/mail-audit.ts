import type { Actor } from '../domain/gates.ts';
import { auditNote, type Note, programmeNote } from './audit.ts';
import { applicationOfPartition } from './keys.ts';
import { programmeId } from './programmes.ts';

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
 * The line of it: in the history of the application that the mail is about, or in the programme's. It
 * names the mail and its kind; the address stays where it is.
 */
export function mailNote(
  mail: { pk: string; id: string; kind: string; applicationId?: string | undefined },
  entry: { what: MailHappening; by: Actor; at: string; auditId: string; reason?: string },
): Note {
  const { what, by, at, auditId, reason } = entry;
  const applicationId = mail.applicationId ?? applicationOfPartition(mail.pk);
  const details = { mail: mail.id, kind: mail.kind, ...(reason ? { reason } : {}) };
  return applicationId
    ? auditNote(applicationId, by, what, at, auditId, details)
    : programmeNote(programmeId(), by, what, at, auditId, details);
}
