import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Head, headAfter } from '../../functions/domain/audit-chain.ts';
import {
  type Chain,
  digestUntil,
  type Kept,
  verifyChain,
} from '../../functions/domain/verify-chain.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const by = { id: 'ada', name: 'Ada Brown', role: 'admin' as const };
const at = (minute: number) => new Date(Date.UTC(2024, 8, 10, 10, minute)).toISOString();
const says = (what: string, minute: number): Kept => ({
  ...{ at: at(minute), by, what, details: { reason: `because of ${what}` } },
  place: `APPLICATION#1 AUDIT#${minute}`,
});

/** A chain as the table holds it after these entries, on top of what was written before. */
function chainOf(whats: string[], before: Kept[] = []): Chain & { head: Head; entries: Kept[] } {
  let head: Head | undefined;
  const entries = whats.map((what, minute) => {
    const entry = says(what, minute);
    head = headAfter(digest, head, entry);
    return { ...entry, ...head };
  });
  return { name: 'APPLICATION#1', head: head as Head, entries: [...before, ...entries] };
}
const found = (chain: Chain) => verifyChain(digest, chain).findings;
const kinds = (chain: Chain) => found(chain).map(({ is, n }) => [is, n]);

const someWhats = fc.array(fc.constantFrom('see', 'score', 'offer', 'accept'), {
  minLength: 2,
  maxLength: 12,
});

/** What somebody with the table in their hands could do to a chain, without touching its head. */
const tampering = fc.constantFrom<[string, (entries: Kept[], at: number) => Kept[]]>(
  ['changes what was done', (all, i) => all.with(i, { ...(all[i] as Kept), what: 'other' })],
  ['changes when', (all, i) => all.with(i, { ...(all[i] as Kept), at: at(59) })],
  ['changes who', (all, i) => all.with(i, { ...(all[i] as Kept), by: { ...by, name: 'Ben' } })],
  ['changes a reason', (all, i) => all.with(i, { ...(all[i] as Kept), details: {} })],
  ['moves it elsewhere', (all, i) => all.with(i, { ...(all[i] as Kept), place: 'other' })],
  ['removes one', (all, i) => all.toSpliced(i, 1)],
  ['cuts the end off', (all, i) => all.slice(0, i)],
  ['cuts the beginning off', (all, i) => all.slice(i + 1)],
  ['takes the link away', (all, i) => all.with(i, says(all[i]?.what ?? '', i))],
  ['puts one in that is not linked', (all) => [...all, says('score', 30)]],
  ['doubles one', (all, i) => [...all, { ...(all[i] as Kept), place: 'other' }]],
  [
    'swaps two',
    (all, i) => {
      const j = (i + 1) % all.length;
      const [one, two] = [all[i] as Required<Kept>, all[j] as Required<Kept>];
      return all.with(i, { ...one, n: two.n }).with(j, { ...two, n: one.n });
    },
  ],
  [
    'adds one with a link of its own',
    (all) => {
      const head = all.at(-1) as Kept & Head;
      const entry = says('offer', 40);
      return [...all, { ...entry, ...headAfter(digest, head, entry) }];
    },
  ],
  [
    'removes one and numbers the others anew',
    (all, i) => all.toSpliced(i, 1).map((entry, index) => ({ ...entry, n: index + 1 })),
  ],
);

describe('a chain of history', () => {
  it('of whatever entries, in whatever order they are read, has nothing wrong with it', () => {
    fc.assert(
      fc.property(someWhats, fc.infiniteStream(fc.nat(100)), (whats, order) => {
        const chain = chainOf(whats);
        const shuffled = chain.entries
          .map((entry) => ({ entry, by: order.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ entry }) => entry);
        expect(found({ ...chain, entries: shuffled })).toEqual([]);
      }),
    );
  });

  it('shows every tampering with an entry', () => {
    fc.assert(
      fc.property(someWhats, tampering, fc.nat(), (whats, [how, tamper], seed) => {
        const chain = chainOf(whats);
        const entries = tamper(chain.entries, seed % whats.length);
        expect(found({ ...chain, entries }), how).not.toEqual([]);
      }),
    );
  });

  it('says which entry it is', () => {
    const chain = chainOf(['start', 'send', 'shortlist', 'recommend', 'offer']);
    const { entries } = chain;
    const changed = { ...(entries[2] as Kept), what: 'name-reserve' };
    expect(kinds({ ...chain, entries: entries.with(2, changed) })).toEqual([['broken', 3]]);
    expect(kinds({ ...chain, entries: entries.toSpliced(1, 2) })).toEqual([
      ['missing', 2],
      ['missing', 3],
    ]);
    expect(kinds({ ...chain, entries: entries.slice(0, 3) })).toEqual([
      ['missing', 4],
      ['missing', 5],
    ]);
    const forged = { ...says('accept', 9), ...headAfter(digest, chain.head, says('accept', 9)) };
    expect(kinds({ ...chain, entries: [...entries, forged] })).toEqual([['behind-head', 6]]);
    expect(kinds({ ...chain, entries: [...entries, says('accept', 9)] })).toEqual([
      ['unlinked', undefined],
    ]);
    expect(kinds({ ...chain, head: undefined })).toEqual([['headless', undefined]]);
    expect(kinds({ ...chain, entries: [], head: undefined })).toEqual([['empty', undefined]]);
  });

  it('may have entries of before there were chains, which are counted and not judged', () => {
    const chain = chainOf(['shortlist', 'offer'], [says('start', -9), says('send', -8)]);
    expect(verifyChain(digest, chain)).toEqual({ linked: 2, before: 2, findings: [] });
    const begun = chainOf(['start', 'send'], [says('offer', -9)]);
    expect(kinds(begun), 'nothing is before a beginning').toEqual([['unlinked', undefined]]);
  });
});

describe('the digest of all chains', () => {
  const whats = ['start', 'send', 'shortlist', 'offer'];

  it('stays the same however they go on, and is another once anything before was written anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.boolean(), (upTo, isOld) => {
        const until = at(upTo);
        const kept = digestUntil(digest, [chainOf(whats.slice(0, upTo + 1))], until);
        expect(digestUntil(digest, [chainOf(whats)], until)).toBe(kept);
        const anew = chainOf(whats.with(isOld ? 0 : upTo, 'withdraw'));
        expect(found(anew), 'a chain that was written anew, with its head').toEqual([]);
        expect(digestUntil(digest, [anew], until)).not.toBe(kept);
      }),
    );
  });

  it('covers what was written before the chain, and every chain', () => {
    const one = chainOf(whats, [says('see', -5)]);
    const other = { ...chainOf(whats, [says('score', -5)]), name: 'APPLICATION#2' };
    const of = (...chains: Chain[]) => digestUntil(digest, chains, at(10));
    expect(of(one, other)).toBe(of(other, one));
    expect(of(one)).not.toBe(of(one, other));
    expect(of(one)).not.toBe(of(chainOf(whats, [says('score', -5)])));
  });
});
