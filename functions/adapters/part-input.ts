import * as z from 'zod/mini';
import { AcademyError } from '../domain/errors.ts';
import { type Part, WHOLE } from '../domain/export-parts.ts';

/** In how many parts a file may be asked for: more than any intake needs, and few enough for a page. */
const Parts = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000));

const Query = z
  .object({ part: z.coerce.number().check(z.int(), z.minimum(1)), of: Parts })
  .check(z.refine(({ part, of }) => part <= of));

/**
 * The part of a file that an address asks for (`?part=2&of=10`); the whole file where it names none.
 * @throws AcademyError `InputInvalid`
 */
export function readPart(query: Record<string, string>): Part {
  if (query['part'] === undefined && query['of'] === undefined) return WHOLE;
  const { data } = Query.safeParse(query);
  if (data) return { number: data.part, of: data.of };
  throw new AcademyError(
    'InputInvalid',
    'There is no such part of this file. Open the report, and choose a part there.',
    [],
    { href: '/admin/report', text: 'Open the report' },
  );
}

/** Into how many parts the report's address divides its files (`?parts=20`); `undefined` unless it says. */
export function readParts(query: Record<string, string>): number | undefined {
  return Parts.safeParse(query['parts']).data;
}
