import * as z from 'zod';
import type { Draft } from './application.ts';
import { contactOf } from './application.ts';
import { MailKind } from './mail-kinds.ts';
import type { Status } from './moves.ts';

/** The facts that a text is made of: short strings by name. Never an answer, never lived experience. */
export const Facts = z.record(z.string(), z.string());
export type Facts = z.infer<typeof Facts>;

/** Something to be told to one address. */
export type MailDue = {
  kind: MailKind;
  /** What happened, with its version: together with kind and address it names the mail for ever. */
  occasion: string;
  to: { email: string; name: string };
  facts: Facts;
  /** Not before this instant (ISO); the hold of staff-released mail. */
  sendAt: string;
  /** Whose status page the mail links to; the link itself is made when it is sent. */
  link?: { applicationId: string; memberId: string };
};

/** A mail in the ledger. */
export const LedgerEntry = z.object({
  id: z.string(),
  kind: MailKind,
  occasion: z.string(),
  to: z.object({ email: z.string(), name: z.string() }),
  facts: Facts,
  recordedAt: z.string(),
  sendAt: z.string(),
  link: z.object({ applicationId: z.string(), memberId: z.string() }).optional(),
  /** `obsolete`: it had become untrue before it was sent, so it never is. */
  status: z.enum(['due', 'sending', 'sent', 'failed', 'obsolete']),
  attempts: z.number(),
  leaseUntil: z.string().optional(),
  messageId: z.string().optional(),
  sentAt: z.string().optional(),
  /** The name of the last error, never its text. */
  lastError: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/**
 * Mails that are only true while the application stands there: an offer that was answered within the
 * hold, or a reminder to send what has been sent, is not sent any more.
 */
const TRUE_WHILE: Partial<Record<MailKind, Status>> = {
  reminder: 'draft',
  'interview-invitation': 'shortlisted',
  'promoted-to-interview': 'shortlisted',
  'held-in-reserve': 'reserve',
  offer: 'offered',
};

/** The status that an application must have for a mail about it still to be true, if it matters. */
export function trueWhile(kind: MailKind): Status | undefined {
  return TRUE_WHILE[kind];
}

/** A lease outlives the sender's time-out (one minute), so no two senders hold one mail. */
export const LEASE = 2 * 60_000;

/** After this many attempts a mail is given up and shown to staff. */
export const MOST_ATTEMPTS = 8;

/** How long until the next attempt after `attempts` failures: 1, 2, 4 … minutes, at most an hour. */
export function retryAfter(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), 60) * 60_000;
}

/** Who of a team gets a mail: its contact, or everybody, each address once. */
export function teamRecipients(
  applicationId: string,
  draft: Draft,
  whom: 'contact' | 'whole-team' | 'others',
): Pick<MailDue, 'to' | 'link'>[] {
  const contact = contactOf(draft);
  const seen = new Set<string>();
  return draft.members
    .filter((member) => whom === 'whole-team' || (member === contact) === (whom === 'contact'))
    .filter(({ email }) => !seen.has(email.toLowerCase()) && seen.add(email.toLowerCase()))
    .map(({ id, email, name }) => ({ to: { email, name }, link: { applicationId, memberId: id } }));
}
