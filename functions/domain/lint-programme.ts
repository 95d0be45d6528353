import { lintAudiences } from './lint-programme/audiences.ts';
import { lintCalendar } from './lint-programme/calendar.ts';
import { lintClockChanges } from './lint-programme/clock-changes.ts';
import type { Finding, Rule } from './lint-programme/finding.ts';
import { lintForm } from './lint-programme/form.ts';
import { lintIdentifiers } from './lint-programme/identifiers.ts';
import { lintOrder } from './lint-programme/order.ts';
import { lintPeople } from './lint-programme/people.ts';
import { schemaFindings } from './lint-programme/schema-findings.ts';
import { lintWindows } from './lint-programme/windows.ts';
import type { Programme } from './programme.ts';
import { ProgrammeFile } from './programme-file.ts';

export type { Finding } from './lint-programme/finding.ts';

/** One file per group of rules; the rules come from the traps of the first timetable (decision 0002). */
const RULES: readonly Rule[] = [
  lintOrder,
  lintWindows,
  lintCalendar,
  lintClockChanges,
  lintAudiences,
  lintPeople,
  lintForm,
  lintIdentifiers,
];

/**
 * Everything that a person should look at in a programme file, all at once, errors first. Fields that are not well
 * formed are reported alone: the other rules would only guess at what was meant.
 */
export function lintProgramme(input: unknown): Finding[] {
  const parsed = ProgrammeFile.safeParse(input);
  if (!parsed.success) return schemaFindings(parsed.error.issues, input);
  const findings = RULES.flatMap((rule) => rule(parsed.data));
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** The programme in a file, or an error named `ProgrammeInvalid` that lists everything wrong with it. */
export function parseProgramme(input: unknown): Programme {
  const errors = lintProgramme(input).filter(isError);
  if (errors.length === 0) return ProgrammeFile.parse(input);
  const invalid = new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  invalid.name = 'ProgrammeInvalid';
  throw invalid;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
