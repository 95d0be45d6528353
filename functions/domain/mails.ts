import * as z from 'zod/mini';
import type { Draft } from './application.ts';
import { contactOf } from './application.ts';
import { MailKind } from './mail-kinds.ts';
import { News } from './mail-news.ts';
import { MINUTE } from './time.ts';

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
  link: z.optional(z.object({ applicationId: z.string(), memberId: z.string() })),
  /**
   * `sent`: SES has accepted it. `obsolete`: it had become untrue before it was sent. `stopped`: staff
   * stopped it. `suppressed`: its address takes no more mail. The last three are never sent.
   */
  status: z.enum(['due', 'sending', 'sent', 'failed', 'obsolete', 'stopped', 'suppressed']),
  attempts: z.number(),
  leaseUntil: z.optional(z.string()),
  /** SES's names for it. More than one means that it was sent more than once. */
  messageIds: z.optional(z.set(z.string())),
  sentAt: z.optional(z.string()),
  /** The name of the last error, never its text. */
  lastError: z.optional(z.string()),
  /** What SES told of it after it had accepted it. */
  delivery: z.optional(News),
  /** Who stopped it, and why. */
  stopped: z.optional(z.object({ by: z.string(), at: z.string(), reason: z.string() })),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/**
 * A lease outlives the sender's time-out (one minute), so no two senders hold one mail, and is long
 * enough for SES's own report of a mail that was accepted but not marked to come first.
 */
export const LEASE = 10 * MINUTE;

/** After this many attempts a mail is given up and shown to staff. */
export const MOST_ATTEMPTS = 8;

/** How long until the next attempt after `attempts` refusals: 1, 2, 4 … minutes, at most an hour. */
export function retryAfter(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), 60) * MINUTE;
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
