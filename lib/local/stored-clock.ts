import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a data folder remembers of its academy: which programme, and how far its clock has got. */
export type Stored = { programmeId: string; now: string };

/** Keeps and reads it; a folder of `:memory:` remembers nothing. */
export type StoredClock = { read(): Stored | undefined; write(stored: Stored): void };

/** The file `academy.json` of a data folder, replaced whole so that a crash leaves the old or the new. */
export function storedClock(dataFolder: string): StoredClock {
  if (dataFolder === ':memory:') return { read: () => undefined, write: () => undefined };
  const file = join(dataFolder, 'academy.json');
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Stored;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: (stored) => {
      writeFileSync(`${file}.new`, JSON.stringify(stored));
      renameSync(`${file}.new`, file);
    },
  };
}
