/** A due instant and whose it is. The frame is absent for the deadline of a whole execution. */
export type Due = { due: number; sequence: number; arn: string; frame?: number };

/**
 * All timers of all executions, earliest first, ties in order of sequence (a binary heap).
 * Timers are never removed early: `isLive` tells the ones that still mean something.
 */
export class TimerQueue {
  #heap: Due[] = [];
  #isLive: (timer: Due) => boolean;

  constructor(isLive: (timer: Due) => boolean) {
    this.#isLive = isLive;
  }

  add(timer: Due): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, timer)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = timer;
  }

  /** The earliest timer that is still live. */
  first(): Due | undefined {
    let first = this.#heap[0];
    while (first !== undefined && !this.#isLive(first)) {
      this.#drop();
      first = this.#heap[0];
    }
    return first;
  }

  /** Takes the earliest live timer if it is due by then. */
  take(now: number): Due | undefined {
    const first = this.first();
    if (first === undefined || first.due > now) return undefined;
    this.#drop();
    return first;
  }

  #drop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const child = this.#earlierChild(at);
      const below = heap[child];
      if (below === undefined || isBefore(last, below)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }

  #earlierChild(at: number): number {
    const left = 2 * at + 1;
    const [one, other] = [this.#heap[left], this.#heap[left + 1]];
    return one !== undefined && other !== undefined && isBefore(other, one) ? left + 1 : left;
  }
}

function isBefore(one: Due, other: Due): boolean {
  return one.due === other.due ? one.sequence < other.sequence : one.due < other.due;
}
