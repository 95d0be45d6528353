import { createHash } from 'node:crypto';
import { keys, personKey } from './keys.ts';
import { getItem, type Write } from './table.ts';

/** Whose link a secret is: one member of one team. */
export type Link = { applicationId: string; memberId: string };

/** The write that keeps a link: only the secret's hash is stored. */
export function linkWrite(secret: string, link: Link, email: string, now: string): Write {
  return {
    put: {
      ...keys.link(hash(secret)),
      ...link,
      createdAt: now,
      ...personKey(email, `LINK#${link.applicationId}#${link.memberId}`),
    },
  };
}

/** Who the secret belongs to, if to anybody. */
export async function followLink(secret: string): Promise<Link | undefined> {
  if (!/^[0-9a-f]{64}$/.test(secret)) return undefined;
  const item = await getItem(keys.link(hash(secret)));
  return (
    item && { applicationId: String(item['applicationId']), memberId: String(item['memberId']) }
  );
}

/** A new secret of 256 bits from two ids; the only form in which it is ever mailed. */
export function newSecret(newId: () => string): string {
  return createHash('sha256').update(`${newId()}${newId()}`).digest('hex');
}

/** The address at which a secret is exchanged for a cookie. */
export function linkUrl(secret: string): string {
  return `${process.env['SITE_URL'] ?? ''}/link/${secret}`;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
