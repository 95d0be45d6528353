import type { Application, Changed, Draft } from '../application.ts';
import { readField, withField } from './fields.ts';

/** What somebody typed in a field. `seen` is the mark of what the field held when their page was made. */
export type Typed = { name: string; value: string; seen?: string | undefined };

/** An answer that somebody else changed while this one was typed. Neither is lost: both are shown. */
export type Clash = { name: string; theirs: string; mine: string; by: string; at: string };

/** A draft with what could be taken over, and what could not. */
export type Merged = { draft: Draft; changed: Record<string, Changed>; clashes: Clash[] };

/**
 * Takes over what one person typed into a draft that others may have changed meanwhile, answer by answer:
 * what only they changed is taken, what only others changed stays, what both changed is a clash.
 */
export function mergeTyped(
  { draft, changed }: Pick<Application, 'draft' | 'changed'>,
  typed: Typed[],
  mine: Changed,
): Merged {
  const merged: Merged = { draft, changed, clashes: [] };
  for (const { name, value, seen } of typed) {
    const theirs = readField(draft, name);
    if (value === theirs) continue;
    const othersChanged = seen !== undefined && markOf(theirs) !== seen;
    if (othersChanged && markOf(value) === seen) continue;
    if (othersChanged) {
      merged.clashes.push({ name, theirs, mine: value, ...(changed[name] ?? { by: '', at: '' }) });
    } else {
      merged.draft = withField(merged.draft, name, value);
      merged.changed = { ...merged.changed, [name]: mine };
    }
  }
  return merged;
}

/**
 * A short mark of a text, for a page to carry: two texts with one mark are taken for the same. 53 bits, so
 * that this does not happen by chance (cyrb53, a public-domain hash; nothing secret depends on it).
 */
export function markOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
