import { createHash } from 'node:crypto';
import type { Application } from '../domain/application.ts';
import { HOUR, plus } from '../domain/time.ts';
import { applicationOfItem } from './application-item.ts';
import { keys, personKey } from './keys.ts';
import { getItem, queryAll, type Write } from './table.ts';

/** Whose link a secret is: one member of one team. */
export type Link = { applicationId: string; memberId: string };

/** Somebody of the delivery team who enters a draft for a team. */
export type Enterer = { id: string; name: string };

/** What a followed link leads to. */
export type Followed = {
  application: Application;
  memberId: string;
  /** Who of the delivery team enters the draft, and until when (ISO) they can. */
  enterer?: Enterer;
  until?: string;
};

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

/** How long staff who enter a draft for a team can go on in one sitting. */
const ENTERING = 12 * HOUR;

/** The write that lets one of the delivery team fill in a draft for its team, for a day's work. */
export function enteringLinkWrite(
  secret: string,
  applicationId: string,
  enterer: Enterer,
  now: string,
): Write {
  const until = plus(now, ENTERING);
  const link = { applicationId, memberId: '', enterer, until, createdAt: now };
  return { put: { ...keys.link(applicationId, hash(secret)), ...link } };
}

/**
 * The application and member that a secret belongs to, if to anybody. A link is a member's as long as they
 * are in the team under the address that it was mailed to.
 */
export async function followLink(secret: string): Promise<Followed | undefined> {
  const applicationId = /^([0-9a-zA-Z-]{1,64})\.[0-9a-f]{64}$/.exec(secret)?.[1];
  if (applicationId === undefined) return undefined;
  const [link, item] = await Promise.all([
    getItem(keys.link(applicationId, hash(secret))),
    getItem(keys.application(applicationId)),
  ]);
  if (!link || !item) return undefined;
  const application = applicationOfItem(item);
  const memberId = String(link['memberId']);
  if (link['enterer']) {
    const enterer = link['enterer'] as Enterer;
    const until = String(link['until']);
    return application.status === 'draft' ? { application, memberId, enterer, until } : undefined;
  }
  const member = application.draft.members.find(({ id }) => id === memberId);
  const { personPk } = personKey(member?.email ?? '', '');
  return member && link['personPk'] === personPk ? { application, memberId } : undefined;
}

/** Whose links have been mailed to an address: application and member, each once. From an index. */
export async function linksOf(email: string): Promise<Link[]> {
  const items = await queryAll({
    IndexName: 'byPerson',
    KeyConditionExpression: 'personPk = :pk AND begins_with(personSk, :prefix)',
    ExpressionAttributeValues: { ':pk': personKey(email, '').personPk, ':prefix': 'LINK#' },
  });
  const names = new Set(items.map((item) => String(item['personSk'])));
  return [...names].map((name) => {
    const [, applicationId = '', memberId = ''] = name.split('#');
    return { applicationId, memberId };
  });
}

/** A new secret for a link to an application: its id, and 256 bits from two more ids. */
export function newSecret(applicationId: string, newId: () => string): string {
  return `${applicationId}.${hash(`${newId()}${newId()}`)}`;
}

/** The address at which a secret is exchanged for a cookie; the only form in which it is ever mailed. */
export function linkUrl(secret: string): string {
  return `${siteUrl()}/link/${secret}`;
}

/** Where people reach the pages; empty where that is the address they came by. */
export function siteUrl(): string {
  return process.env['SITE_URL'] ?? '';
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
