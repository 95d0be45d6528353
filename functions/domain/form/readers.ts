import type { Asked } from './asked.ts';

/** Who reads answers. A role of staff may be several of them. */
export type Reader = 'team' | 'scorers' | 'schedulers' | 'delivery-team';

const READERS: Record<Asked['seenBy'], Reader[]> = {
  scorers: ['team', 'scorers', 'schedulers', 'delivery-team'],
  schedulers: ['team', 'schedulers', 'delivery-team'],
  staff: ['team', 'delivery-team'],
  nobody: [],
};

/** Everybody who may read the answer. */
export function readersOf({ seenBy }: Pick<Asked, 'seenBy'>): Reader[] {
  return READERS[seenBy];
}
