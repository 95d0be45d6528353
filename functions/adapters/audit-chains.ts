import { paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AuditEntry, Head } from '../domain/audit-chain.ts';
import type { Chain } from '../domain/verify-chain.ts';
import { placeOf } from './audit.ts';
import { type Key, keys } from './keys.ts';
import { getItem, type Item, queryPartition, table } from './table.ts';

/** A chain as the table holds it, and the application whose it is. */
export type StoredChain = Chain & { reference?: string };

/** What is read of items: no answer of anybody. */
const FIELDS = [
  'pk',
  'sk',
  'reference',
  'programmeId',
  'auditHead',
  ...Object.keys(AuditEntry.shape),
];

/**
 * Every chain of a programme, and entries that belong to nothing. It goes through the whole table, for
 * whoever checks it from outside: no door may.
 */
export async function readChains(programmeId: string): Promise<StoredChain[]> {
  const partitions = new Map<string, Item[]>();
  for await (const item of keptForHistory()) {
    const { pk } = item as Key;
    partitions.set(pk, [...(partitions.get(pk) ?? []), item]);
  }
  return [...partitions.values()].filter((items) => isOf(programmeId, items)).map(chainOf);
}

/** One chain again, where its head stood still meanwhile; otherwise nothing. */
export async function rereadChain({ name }: StoredChain): Promise<StoredChain | undefined> {
  const headAt = { pk: name, sk: name.startsWith('PROGRAMME#') ? 'AUDIT-HEAD' : 'APPLICATION' };
  const before = await getItem(headAt);
  const entries = await Promise.all(PREFIXES.map((prefix) => queryPartition(name, prefix)));
  const after = await getItem(headAt);
  const [first, last] = [before, after].map((item) => JSON.stringify(item?.['auditHead']));
  if (first !== last) return undefined;
  return chainOf([...(after ? [after] : []), ...entries.flat()]);
}

const PREFIXES = ['AUDIT#', 'PERSONAUDIT#'];

async function* keptForHistory(): AsyncGenerator<Item> {
  const input = {
    TableName: process.env['TABLE_NAME'] ?? '',
    ConsistentRead: true,
    ProjectionExpression: FIELDS.map((field) => `#${field}`).join(', '),
    FilterExpression:
      'begins_with(#sk, :entry) OR begins_with(#sk, :person) OR #sk IN (:application, :head)',
    ExpressionAttributeNames: Object.fromEntries(FIELDS.map((field) => [`#${field}`, field])),
    ExpressionAttributeValues: {
      ...{ ':entry': PREFIXES[0], ':person': PREFIXES[1] },
      ...{ ':application': keys.application('').sk, ':head': keys.auditHead('').sk },
    },
  };
  for await (const { Items = [] } of paginateScan({ client: table() }, input)) yield* Items;
}

/** Another intake's are left out. What belongs to nothing known is reported rather than left out. */
function isOf(programmeId: string, items: Item[]): boolean {
  const application = items.find(({ sk }) => sk === 'APPLICATION');
  if (application) return application['programmeId'] === programmeId;
  const pk = String(items[0]?.['pk']);
  return !pk.startsWith('PROGRAMME#') || pk === keys.auditHead(programmeId).pk;
}

function chainOf(items: Item[]): StoredChain {
  const entries = items.filter(({ sk }) =>
    PREFIXES.some((prefix) => String(sk).startsWith(prefix)),
  );
  const keeper = items.find((item) => !entries.includes(item));
  return {
    name: String(items[0]?.['pk']),
    head: z.optional(Head).parse(keeper?.['auditHead']),
    entries: entries.map((item) => ({ ...AuditEntry.parse(item), place: placeOf(item as Key) })),
    ...(keeper?.['reference'] ? { reference: String(keeper['reference']) } : {}),
  };
}
