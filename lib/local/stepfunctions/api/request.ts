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

/** One page of a list; the token is the position of the next page, opaque to callers. */
export function pageOf<T>(all: T[], { maxResults, nextToken }: Fields): Page<T> {
  const from = nextToken === undefined || nextToken === null ? 0 : positionOf(nextToken);
  const size = typeof maxResults === 'number' && maxResults > 0 ? maxResults : DEFAULT_PAGE;
  const to = from + Math.min(size, LARGEST_PAGE);
  const items = all.slice(from, to);
  if (to >= all.length) return { items };
  return { items, nextToken: Buffer.from(`from:${to}`).toString('base64') };
}

function positionOf(token: unknown): number {
  const [, position] = /^from:(\d+)$/.exec(Buffer.from(String(token), 'base64').toString()) ?? [];
  if (position !== undefined) return Number(position);
  throw invalid(`Invalid Token: '${String(token)}'`, 'InvalidToken');
}
