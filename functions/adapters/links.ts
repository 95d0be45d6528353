import { createHash } from 'node:crypto';
import { Application } from '../domain/application.ts';
import { keys, personKey } from './keys.ts';
import { getItem, type Write } from './table.ts';

/** Whose link a secret is: one member of one team. */
export type Link = { applicationId: string; memberId: string };

/** What a followed link leads to. */
export type Followed = { application: Application; memberId: string };

/** The write that keeps a link: only the secret's hash is stored. */
export function linkWrite(secret: string, link: Link, email: string, now: string): Write {
  const { applicationId, memberId } = link;
  return {
    put: {
      ...keys.link(applicationId, hash(secret)),
      ...link,
      createdAt: now,
      ...personKey(email, `LINK#${applicationId}#${memberId}`),
    },
  };
}

/** The application and member that a secret belongs to, if to anybody. */
export async function followLink(secret: string): Promise<Followed | undefined> {
  const applicationId = /^([0-9a-zA-Z-]{1,64})\.[0-9a-f]{64}$/.exec(secret)?.[1];
  if (applicationId === undefined) return undefined;
  const [link, application] = await Promise.all([
    getItem(keys.link(applicationId, hash(secret))),
    getItem(keys.application(applicationId)),
  ]);
  if (!link || !application) return undefined;
  return { application: Application.parse(application), memberId: String(link['memberId']) };
}

/** A new secret for a link to an application: its id, and 256 bits from two more ids. */
export function newSecret(applicationId: string, newId: () => string): string {
  return `${applicationId}.${hash(`${newId()}${newId()}`)}`;
}

/** The address at which a secret is exchanged for a cookie; the only form in which it is ever mailed. */
export function linkUrl(secret: string): string {
  return `${process.env['SITE_URL'] ?? ''}/link/${secret}`;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
