import type { Field } from '../domain/form/fields.ts';
import type { Typed } from '../domain/form/merge.ts';
import type { Programme } from '../domain/programme.ts';

type Input = Record<string, unknown>;

/** Longest answer that is kept; far above every limit in words. */
const MOST_CHARACTERS = 20_000;

/** A field of a form as trimmed text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MOST_CHARACTERS) : '';
}

/**
 * What was typed in the fields of a page, with the marks of what each held when the page was made. A field
 * that was not sent at all was not on the page; a radio that nobody chose is sent by its mark alone.
 */
export function typedIn(fields: Field[], input: Input): Typed[] {
  return fields.flatMap(({ name, asked }) => {
    const seen = input[`seen.${name}`];
    if (input[name] === undefined && seen === undefined) return [];
    const value = textOf(input[name]);
    // What is no answer of the list can only be kept where it would be shown again.
    const isOffered = asked.options?.some((option) => option.value === value) ?? true;
    return [{ name, value: isOffered ? value : '', ...(typeof seen === 'string' ? { seen } : {}) }];
  });
}

/** The consents that were ticked on a page that shows them all. */
export function consentsIn({ consents }: Programme, input: Input): string[] {
  return consents.map(({ id }) => id).filter((id) => input[`consent.${id}`] === 'yes');
}
