import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Batch, Played } from './batches.ts';

/** Plays batches in as many processes as there are processors: a host fills its process. */
export async function playAll(batches: Batch[], heard: (played: Played) => void): Promise<void> {
  const left = [...batches];
  const workers = Array.from({ length: Math.min(availableParallelism(), left.length) }, () =>
    fork(join(import.meta.dirname, 'worker.ts')),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, left, heard)));
  } finally {
    for (const worker of workers) worker.kill();
  }
}

async function work(
  worker: ChildProcess,
  left: Batch[],
  heard: (played: Played) => void,
): Promise<void> {
  const died = once(worker, 'exit');
  for (let batch = left.shift(); batch; batch = left.shift()) {
    worker.send(batch);
    const [played] = await Promise.race([once(worker, 'message'), died]);
    // Where it died it says a number or nothing instead.
    if (typeof played !== 'object' || played === null) {
      throw new Error(`The process that played the lives of seed ${batch.seed} has died`);
    }
    heard(played as Played);
  }
}
