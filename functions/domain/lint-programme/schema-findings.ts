import type * as z from 'zod/mini';
import { error, type Finding, pathOf } from './finding.ts';

/**
 * What the schema refuses, each issue as one error in plain English. zod's own sentences speak of
 * types and keys; the people who edit these files do not.
 */
export function schemaFindings(issues: readonly z.core.$ZodIssue[], input: unknown): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, input));
}

function findingsOf(issue: z.core.$ZodIssue, input: unknown): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(
        pathOf([...issue.path, key]),
        'There is no such field. Correct its spelling, or remove it.',
      ),
    );
  }
  return [error(pathOf(issue.path), sentence(issue, input))];
}

function sentence(issue: z.core.$ZodIssue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(input, issue.path)
        ? `This field is missing. Give ${kindOf(issue.expected)}.`
        : `Give ${kindOf(issue.expected)} here.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_key':
      return 'The name of this entry must be a whole number, for example "3".';
    default:
      return `${issue.message.replace(/\.$/, '')}.`;
  }
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string') return 'This must not be empty. Write something here.';
  if (origin === 'array') return `List at least ${minimum} here.`;
  return inclusive ? `Use ${minimum} or more.` : `Use a number above ${minimum}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `Use at most ${maximum} characters.`;
  if (origin === 'array') return `List at most ${maximum} here.`;
  return `Use ${maximum} or less.`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  number: 'a number, without quotation marks',
  int: 'a whole number, without quotation marks',
  boolean: 'true or false, without quotation marks',
  array: 'a list in square brackets',
  object: 'a group of fields in curly brackets',
  record: 'a group of fields in curly brackets',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? `a value of the kind "${expected}"`;
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, key);
  }
  return path.length > 0 && value === undefined;
}
