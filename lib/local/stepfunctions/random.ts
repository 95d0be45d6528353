import { randomBytes } from 'node:crypto';

/** A source of random numbers; the same seed gives the same season again. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
  uuid(): string;
};

/**
 * Makes a source from a seed, or from the machine when there is none. The position says how far the
 * runner had come: a runner that is opened again must not repeat the names it gave before.
 */
export function createRandom(seed: number | undefined, position: number): Random {
  const fraction = mulberry32(
    seed === undefined ? randomBytes(4).readUInt32LE() : seed ^ Math.imul(position, 0x9e3779b1),
  );
  return { fraction, uuid: () => uuidFrom(fraction) };
}

/** Tommy Ettinger's Mulberry32: 32 bits of state are plenty for jitter and identifiers. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The first double of `java.util.Random` with this seed: AWS's `$random(seed)` to the last bit. */
export function javaRandom(seed: number): number {
  const mask = (1n << 48n) - 1n;
  const next = (state: bigint) => (state * 0x5deece66dn + 0xbn) & mask;
  const first = next((BigInt(seed) ^ 0x5deece66dn) & mask);
  const second = next(first);
  return Number(((first >> 22n) << 27n) + (second >> 21n)) / 2 ** 53;
}

function uuidFrom(fraction: () => number): string {
  const bytes = Buffer.alloc(16);
  for (let at = 0; at < 16; at += 4) bytes.writeUInt32BE(Math.floor(fraction() * 2 ** 32), at);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...groups, hex.slice(20)].join('-');
}
