import * as z from 'zod/mini';
import { Actor } from './gates.ts';

/** The end of a chain: how many entries it has, and the hash of the last one. */
export const Head = z.object({ n: z.number(), hash: z.string() });
export type Head = z.infer<typeof Head>;

/** One line of a history. `n` and `hash` are missing where it was written before there were chains. */
export const AuditEntry = z.object({
  /** ISO instant. */
  at: z.string(),
  by: Actor,
  what: z.string(),
  details: z._default(z.record(z.string(), z.string()), {}),
  n: z.optional(z.number()),
  hash: z.optional(z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What a link is made of: the entry, and where it is kept, so that it cannot stand anywhere else. */
export type Unlinked = Pick<AuditEntry, 'at' | 'by' | 'what' | 'details'> & { place: string };

/** SHA-256 in hexadecimal digits; passed in, since the rules have no cryptography of their own. */
export type Digest = (text: string) => string;

/** The head after an entry: one further, with the hash over the hash before and all that the entry says. */
export function headAfter(digest: Digest, head: Head | undefined, entry: Unlinked): Head {
  const { place, at, by, what, details } = entry;
  const n = (head?.n ?? 0) + 1;
  const said = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  // A list has one way to be written; what an object's fields are called is no part of it.
  const text = JSON.stringify([
    ...[head?.hash ?? '', n, place, at, by.id, by.name, by.role, what],
    said,
  ]);
  return { n, hash: digest(text) };
}

/** Entries in the order in which they were written: those of before the chain by time, then the chain. */
export function inOrder<Entry extends Pick<AuditEntry, 'n' | 'at'>>(entries: Entry[]): Entry[] {
  return entries.toSorted((a, b) =>
    a.n === undefined || b.n === undefined
      ? Number(a.n !== undefined) - Number(b.n !== undefined) || (a.at < b.at ? -1 : 1)
      : a.n - b.n,
  );
}
