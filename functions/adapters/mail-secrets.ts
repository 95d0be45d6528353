import { feedAudience } from '../domain/calendar-feeds.ts';
import type { LedgerEntry } from '../domain/mails.ts';
import { newFeed } from './calendar-feeds.ts';
import { emailFingerprint } from './keys.ts';
import { linkWrite, newSecret } from './links.ts';
import type { Deps } from './live.ts';
import { programmeId } from './programmes.ts';
import { table, type Write } from './table.ts';

/** What only the reader of a mail gets to know: the secret of their link, the address of their calendar. */
export type Secrets = { secret?: string; feedUrl?: string };

/**
 * The secrets of the links that this process has mailed, by member and address. A member's next mail
 * carries the same, so that there are no more links than that. Another table knows none of them.
 */
const mailed = new WeakMap<object, Map<string, string>>();

/** The secrets of a mail and the writes that keep their hashes: made as it is leased, never at rest. */
export function secretsOf(entry: LedgerEntry, deps: Deps): { secrets: Secrets; writes: Write[] } {
  const [link, feed] = [linkOf(entry, deps), feedOf(entry, deps)];
  return {
    secrets: { ...link.secrets, ...feed.secrets },
    writes: [...link.writes, ...feed.writes],
  };
}

/** To be called once the link of a mail is in the table. */
export function rememberLink(entry: LedgerEntry, { secret }: Secrets): void {
  if (secret !== undefined) mailedHere().set(nameOf(entry), secret);
}

const NONE = { secrets: {}, writes: [] };

function linkOf(entry: LedgerEntry, { now, newId }: Deps) {
  const { link, to } = entry;
  if (!link) return NONE;
  const known = mailedHere().get(nameOf(entry));
  if (known !== undefined) return { secrets: { secret: known }, writes: [] };
  const secret = newSecret(link.applicationId, newId);
  return { secrets: { secret }, writes: [linkWrite(secret, link, to.email, now())] };
}

function feedOf(entry: LedgerEntry, deps: Deps) {
  const audience = feedAudience(entry);
  if (!audience) return NONE;
  const { applicationId } = entry.link ?? {};
  const { email } = entry.to;
  const owner = { programmeId: programmeId(), audience, email, applicationId };
  const { address, write } = newFeed(owner, deps);
  return { secrets: { feedUrl: address }, writes: [write] };
}

function mailedHere(): Map<string, string> {
  const known = mailed.get(table()) ?? new Map<string, string>();
  mailed.set(table(), known);
  return known;
}

function nameOf({ link, to }: LedgerEntry): string {
  return `${link?.applicationId} ${link?.memberId} ${emailFingerprint(to.email)}`;
}
