import { listSummaries } from '../../adapters/application-lists.ts';
import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import { fingerprint } from '../../adapters/keys.ts';
import { type Export, noteExport } from '../../adapters/note-export.ts';
import { readPart } from '../../adapters/part-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { FILE_LIMITS, isInPart, type Part, partName, partsFor } from '../../domain/export-parts.ts';
import type { Programme } from '../../domain/programme.ts';

/** Of which applications a file is made, and under which name. */
export type Wanted = { programme: Programme; ids: string[]; name: string; part: Part };

/** Which file it is, and what else the history says of it. */
type FileOf = { what: Export; name: string; details?: Record<string, string> };

/**
 * A file that one of the delivery team takes along, or the part of it that the address names. Nothing goes
 * out before it is noted, and nothing is noted that cannot go out.
 * @throws AcademyError `InputInvalid`, `FileTooLarge`, `TableBusy`
 */
export async function takeAlong(
  request: PageRequest,
  { what, name, details }: FileOf,
  make: (wanted: Wanted) => Promise<Pick<PageAnswer, 'file' | 'headers'>>,
  limits = FILE_LIMITS,
): Promise<PageAnswer> {
  const by = staff(request, 'admin');
  const part = readPart(request.query);
  const { programme } = await currentProgramme();
  const sent = (await listSummaries(programme.id)).filter(({ status }) => status !== 'draft');
  const ids = sent.map(({ id }) => id).filter((id) => isInPart(fingerprint(id), part));
  const more = Math.max(partsFor(sent.length, limits), 2 * part.of);
  if (ids.length > limits.applications) throw tooLarge(more);
  const made = await make({ programme, ids, name: partName(name, part), part });
  if (bytesOf(made) > limits.bytes) throw tooLarge(more);
  const ofPart = part.of > 1 ? { part: String(part.number), of: String(part.of) } : {};
  await noteExport(programme.id, by, what, request, { ...details, ...ofPart });
  return { data: {}, ...made };
}

/** What a file takes of an answer: there it is a string of JSON, in which quotes and line ends are longer. */
function bytesOf({ file }: Pick<PageAnswer, 'file'>): number {
  return Buffer.byteLength(JSON.stringify(file?.body ?? ''));
}

function tooLarge(parts: number): AcademyError {
  return new AcademyError(
    'FileTooLarge',
    `This file is too large to be sent at once. Take it along in ${parts} parts, from the report.`,
    [],
    { href: `/admin/report?parts=${parts}`, text: `Open the report with files in ${parts} parts` },
  );
}
