/** One of the parts that a file comes in, where one answer cannot hold all of it: the `number`-th, from 1. */
export type Part = { number: number; of: number };

/** A file that is not in parts. */
export const WHOLE: Part = { number: 1, of: 1 };

/** What a file that is taken along may hold. */
export type FileLimits = {
  /** How many applications a part is planned for. */
  planned: number;
  /** How many are read for one, however many the address asks for: a bound on time and memory. */
  applications: number;
  /** Bytes of the file as it stands in the answer: a string of JSON. */
  bytes: number;
};

/**
 * A Lambda function may answer 6 MB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html,
 * “Invocation payload”; refused from 6,291,556 bytes on); what is above six million is for the headers. An
 * application of `npm run season` takes 9 KB of the largest file in the middle, and 21 KB at the most, to
 * which come 0.3 KB each time somebody opens it on another day. `npm run bench` takes along parts of which
 * every application has 28 KB. Parts are not all as long: see `isInPart`.
 */
export const FILE_LIMITS: FileLimits = { planned: 150, applications: 300, bytes: 6_000_000 };

/** In how many parts so many applications are taken along. */
export function partsFor(applications: number, { planned } = FILE_LIMITS): number {
  return Math.max(1, Math.ceil(applications / planned));
}

/**
 * Whether an application is in a part. By a hash of its id (hexadecimal) alone: whatever is sent, moves on or
 * is taken back while somebody takes the parts one by one, no other application goes from part to part.
 */
export function isInPart(idHash: string, { number, of }: Part): boolean {
  return Number.parseInt(idHash.slice(0, 8), 16) % of === number - 1;
}

/** The name under which a part is kept: `members.csv` is `members-2-of-10.csv`. */
export function partName(name: string, { number, of }: Part): string {
  return of === 1 ? name : name.replace('.', `-${number}-of-${of}.`);
}
