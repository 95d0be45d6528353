import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/adapters/keys.ts';
import { FILE_LIMITS, isInPart, partName, partsFor } from '../../functions/domain/export-parts.ts';

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('the parts of a file', () => {
  it('hold every application once, whatever else there is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (id, of) => {
        const holding = numbersTo(of).filter((number) => isInPart(sha256(id), { number, of }));
        expect(holding).toHaveLength(1);
      }),
    );
  });

  it('stay small enough to be read, for any intake of 2,000', () => {
    const of = partsFor(2000);
    expect(of).toBe(14);
    fc.assert(
      fc.property(fc.uuid(), (intake) => {
        const hashes = numbersTo(2000).map((number) => sha256(`${intake}-${number}`));
        for (const number of numbersTo(of)) {
          const held = hashes.filter((hash) => isInPart(hash, { number, of })).length;
          expect(held).toBeLessThan(FILE_LIMITS.applications);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are one, under the plain name, up to what one is planned for', () => {
    expect([0, 1, 150, 151].map((sent) => partsFor(sent))).toEqual([1, 1, 1, 2]);
    expect(partName('members.csv', { number: 1, of: 1 })).toBe('members.csv');
    expect(partName('members.csv', { number: 2, of: 3 })).toBe('members-2-of-3.csv');
  });
});
