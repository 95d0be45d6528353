import { EvaluationFailed } from './failure.ts';
import { unexpectedType } from './query.ts';
import type { Step } from './step.ts';
import { fieldOf } from './visible.ts';

/** 99,999,999 seconds, a little over three years: the longest wait or timeout there is. */
export const MAX_SECONDS = 99_999_999;

/** Evaluates an optional field to a whole number within limits. */
export function integerField(
  step: Step,
  { name, template }: { name: string; template: unknown },
  { min, max }: { min: number; max: number },
): number | undefined {
  if (template === undefined) return undefined;
  const value = fieldOf(step, name, template);
  if (typeof value !== 'number') {
    throw unexpectedType({ template, location: name }, 'number', value);
  }
  if (!Number.isInteger(value))
    throw unexpectedType({ template, location: name }, 'integer', value);
  if (value < min || value > max) {
    const text = `The ${name} field must be between ${min} and ${max} but was: ${value}`;
    throw new EvaluationFailed(text, name);
  }
  return value;
}

/** Evaluates an optional field to a string. */
export function stringField(step: Step, name: string, template: unknown): string | undefined {
  if (template === undefined) return undefined;
  const value = fieldOf(step, name, template);
  if (typeof value === 'string') return value;
  throw unexpectedType({ template, location: name }, 'string', value);
}

/** Evaluates a rule's condition, which must be a boolean and nothing like one. */
export function booleanField(step: Step, name: string, template: unknown): boolean {
  const value = fieldOf(step, name, template);
  if (typeof value === 'boolean') return value;
  throw unexpectedType({ template, location: name }, 'boolean', value);
}

/** Evaluates a field to an array. */
export function arrayField(step: Step, name: string, template: unknown): unknown[] {
  const value = fieldOf(step, name, template);
  if (Array.isArray(value)) return value;
  throw unexpectedType({ template, location: name }, 'array', value);
}
