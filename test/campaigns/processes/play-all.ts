import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** A part of a campaign with a number of its own, so that it can be played alone, whoever plays the others. */
export type Numbered = { number: number };

/**
 * Plays the parts of a campaign in as many processes as there are processors: a host fills its process.
 * `worker` is a module that calls `answerParts`; a part that is not needed any more is left out.
 */
export async function playAll<Part extends Numbered, Played>(
  worker: URL,
  parts: Part[],
  heard: (played: Played) => void,
  isNeeded: (part: Part) => boolean = () => true,
): Promise<void> {
  const left = [...parts];
  const next = () => {
    while (left[0] && !isNeeded(left[0])) left.shift();
    return left.shift();
  };
  const options = { execArgv: ['--min-semi-space-size=32'] };
  const processes = Array.from({ length: Math.min(availableParallelism(), parts.length) }, () =>
    fork(worker, options),
  );
  try {
    await Promise.all(processes.map((each) => work(each, next, heard)));
  } finally {
    for (const each of processes) each.kill();
  }
}

async function work<Part extends Numbered, Played>(
  child: ChildProcess,
  next: () => Part | undefined,
  heard: (played: Played) => void,
): Promise<void> {
  const died = once(child, 'exit');
  for (let part = next(); part; part = next()) {
    child.send(part);
    const [played] = await Promise.race([once(child, 'message'), died]);
    // Where it died it says a number or nothing instead.
    if (typeof played !== 'object' || played === null) {
      throw new Error(`The process that played part ${part.number} of the campaign has died`);
    }
    heard(played as Played);
  }
}

/** What such a process does: it plays the parts that it is handed, one after the other. */
export function answerParts<Part, Played>(play: (part: Part) => Promise<Played>): void {
  process.on('message', (part: Part) => {
    play(part).then(
      (played) => process.send?.(played),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
