import { createHash } from 'node:crypto';
import { javaRandom, type Random } from './random.ts';

const ALGORITHMS: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const RANGE_LIMIT = 1000;

type Builtin = (...args: unknown[]) => unknown;

/** The functions Step Functions adds to JSONata, and `$eval`, which it takes away. */
export function queryFunctions(random: Random): Record<string, Builtin | undefined> {
  return {
    partition: (list, size) => (list === undefined ? undefined : partition(list, size)),
    range: (from, to, step) => range(integer(from), integer(to), integer(step)),
    hash: (data, algorithm) => (data === undefined ? undefined : hash(data, algorithm)),
    random: (seed) => (seed === undefined ? random.fraction() : javaRandom(integer(seed))),
    uuid: () => random.uuid(),
    parse: (text) => (text === undefined ? undefined : parse(text)),
    eval: undefined,
  };
}

function partition(list: unknown, size: unknown): unknown[][] {
  const items = Array.isArray(list) ? list : [list];
  const step = integer(size);
  if (step < 1) throw refused('The partition size must be a positive integer');
  const parts: unknown[][] = [];
  for (let at = 0; at < items.length; at += step) parts.push(items.slice(at, at + step));
  return parts;
}

function range(from: number, to: number, step: number): number[] {
  if (step === 0) throw refused('The range step must not be zero');
  const length = Math.max(0, Math.floor((to - from) / step) + 1);
  if (length > RANGE_LIMIT) throw refused(`The range must have at most ${RANGE_LIMIT} elements`);
  return Array.from({ length }, (_, index) => from + index * step);
}

function hash(data: unknown, algorithm: unknown): string {
  const known = ALGORITHMS[String(algorithm)];
  if (known === undefined)
    throw refused(`The hash algorithm ${String(algorithm)} is not supported`);
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return createHash(known).update(text).digest('hex');
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') throw refused('The argument of $parse must be a string');
  try {
    return JSON.parse(text);
  } catch {
    throw refused('The argument of $parse must be valid JSON text');
  }
}

function integer(value: unknown): number {
  if (typeof value !== 'number') throw refused('The argument must be a number');
  return Math.round(value);
}

function refused(message: string): { code: string; message: string } {
  return { code: 'D3137', message };
}
