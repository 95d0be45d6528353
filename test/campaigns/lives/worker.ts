import { type Batch, playBatch } from './batches.ts';

/** A process that plays the batches that it is handed, one after the other. */
process.on('message', (batch: Batch) => {
  playBatch(batch).then(
    (played) => process.send?.(played),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
