import { invalid } from './error.ts';

/** The members of a request; over HTTP they may be anything. */
export type Fields = Record<string, unknown>;

/** A member that must be there. */
export function requiredText(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value !== undefined) return value;
  const problem = 'failed to satisfy constraint: Member must not be null';
  throw invalid(`1 validation error detected: Value at '${name}' ${problem}`);
}

/** A member that may be missing. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw invalid(`The member '${name}' must be a string`);
}

export type Page<T> = { items: T[]; nextToken?: string };

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Which page a request asks for: where it starts, if not at the start, and how long it is. */
export function askedPage({ maxResults, nextToken }: Fields): { from?: number; size: number } {
  const size = typeof maxResults === 'number' && maxResults > 0 ? maxResults : DEFAULT_PAGE;
  if (size > LARGEST_PAGE) {
    const problem = `Member must have value less than or equal to ${LARGEST_PAGE}`;
    const where = `Value '${size}' at 'maxResults' failed to satisfy constraint: ${problem}`;
    throw invalid(`1 validation error detected: ${where}`);
  }
  return nextToken === undefined || nextToken === null
    ? { size }
    : { from: positionOf(nextToken), size };
}

/** One page of a list that is at hand as a whole. */
export function pageOf<T>(all: T[], input: Fields): Page<T> {
  const { from = 0, size } = askedPage(input);
  return pageTo(all.slice(from, from + size), from + size < all.length ? from + size : undefined);
}

/** A page, and the token of the one that starts at `next`; opaque to callers. */
export function pageTo<T>(items: T[], next: number | undefined): Page<T> {
  if (next === undefined) return { items };
  return { items, nextToken: Buffer.from(`from:${next}`).toString('base64') };
}

function positionOf(token: unknown): number {
  const [, position] = /^from:(\d+)$/.exec(Buffer.from(String(token), 'base64').toString()) ?? [];
  if (position !== undefined) return Number(position);
  throw invalid(`Invalid Token: '${String(token)}'`, 'InvalidToken');
}
