import { type AuditEntry, type Digest, type Head, headAfter, inOrder } from './audit-chain.ts';

/** An entry as it is kept, with its place. */
export type Kept = AuditEntry & { place: string };

/** A chain as it is kept: whose it is, where it should end, and its entries in any order. */
export type Chain = { name: string; head?: Head | undefined; entries: Kept[] };

/**
 * What is wrong with a chain, at one entry: it says other than what it was linked as, or what came
 * before it does; it is gone; there are two of its number; it is behind the head; it was put in
 * without a link after the chain had begun. Or of the whole: the head is gone; nothing is left at all.
 */
export type Finding = {
  is: 'broken' | 'missing' | 'twice' | 'behind-head' | 'unlinked' | 'headless' | 'empty';
  /** The number of the entry, from 1; of one without a number, nothing. */
  n?: number;
  entry?: Kept;
};

/** What a chain came to: entries in it, entries of before there were chains, and what is wrong. */
export type Verified = { linked: number; before: number; findings: Finding[] };

type Linked = Kept & Head;

/** Goes through one chain from its beginning to its head. */
export function verifyChain(digest: Digest, { head, entries }: Chain): Verified {
  const linked = linkedOf(entries);
  const others = inOrder(entries.filter((entry) => !isLinked(entry)));
  const unlinked = others.filter((entry) => isLate(entry, linked[0], head));
  return {
    linked: linked.length,
    before: others.length - unlinked.length,
    findings: [
      ...(entries.length === 0 && !head ? [{ is: 'empty' as const }] : []),
      ...unlinked.map((entry) => ({ is: 'unlinked' as const, entry })),
      ...alongTheChain(digest, linked),
      ...atTheHead(linked, head),
    ],
  };
}

/**
 * One digest of many chains as they stood at an instant, for somebody to write down: whoever rewrites a
 * whole chain, its head too, does not get it again. Each chain counts up to its first later entry.
 */
export function digestUntil(digest: Digest, chains: Chain[], until: string): string {
  const lines = chains.flatMap(({ name, entries }) => {
    const linked = linkedOf(entries);
    const later = linked.findIndex(({ at }) => at > until);
    const last = linked.slice(0, later === -1 ? linked.length : later).at(-1);
    const before = inOrder(entries.filter((entry) => !isLinked(entry) && entry.at <= until));
    const { hash } = before.reduce<Partial<Head>>(
      (head, entry) => headAfter(digest, head as Head, entry),
      {},
    );
    return last || hash ? [[name, last?.n ?? 0, last?.hash ?? '', before.length, hash ?? '']] : [];
  });
  return digest(JSON.stringify(lines.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}

function isLinked(entry: Kept): entry is Linked {
  return entry.n !== undefined && entry.hash !== undefined;
}

function linkedOf(entries: Kept[]): Linked[] {
  return inOrder(entries.filter(isLinked));
}

/** A chain that begins where the application does has nothing before it. */
const BEGINNINGS: readonly string[] = ['start', 'start-for-team'];

function isLate({ at }: Kept, first: Linked | undefined, head: Head | undefined): boolean {
  if (!first) return head !== undefined;
  return at >= first.at || BEGINNINGS.includes(first.what);
}

function alongTheChain(digest: Digest, linked: Linked[]): Finding[] {
  return linked.flatMap((entry, index): Finding[] => {
    const previous = linked[index - 1];
    const { n } = entry;
    if (previous?.n === n) return [{ is: 'twice', n, entry }];
    const gap = gapBetween(previous?.n ?? 0, n);
    if (gap.length > 0) return gap;
    const { hash } = headAfter(digest, previous, entry);
    return hash === entry.hash ? [] : [{ is: 'broken', n, entry }];
  });
}

function atTheHead(linked: Linked[], head: Head | undefined): Finding[] {
  const last = linked.at(-1);
  if (!head) return last ? [{ is: 'headless' }] : [];
  const behind = linked.filter(({ n }) => n > head.n);
  if (behind.length > 0) {
    return behind.map((entry) => ({ is: 'behind-head', n: entry.n, entry }));
  }
  if (last?.n !== head.n) return gapBetween(last?.n ?? 0, head.n + 1);
  return last.hash === head.hash ? [] : [{ is: 'broken', n: last.n, entry: last }];
}

function gapBetween(before: number, after: number): Finding[] {
  const missing = Math.max(0, after - before - 1);
  return Array.from({ length: missing }, (_, index) => ({ is: 'missing', n: before + 1 + index }));
}
