/** Something in a definition that AWS, or this runner, refuses, and where it is. */
export type Defect = { code: string; message: string; path: string };

/** A JSON object of the definition that has not been checked yet. */
export type Fields = Record<string, unknown>;

/** A `States` block, or a state, with its place and the language its expressions are in. */
export type Block = { fields: Fields; path: string; queryLanguage: string };

/** The code AWS gives most defects. */
export const SCHEMA = 'SCHEMA_VALIDATION_FAILED';

/** A value as a list; anything else has no members to check. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
