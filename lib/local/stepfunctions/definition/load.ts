import { createHash } from 'node:crypto';
import { findDefects } from './defects.ts';
import type { Definition, Scoped, State } from './types.ts';

/** A definition ready to run. */
export type LoadedDefinition = {
  hash: string;
  text: string;
  timeoutSeconds: number | undefined;
  /** Every `States` block by its place: '' is the definition, '/Review/0' a branch of "Review". */
  scopes: Map<string, Scoped>;
};

/** Thrown for a definition the runner cannot run; the message names each place and reason. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
}

/** The hash a definition is stored under. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a definition and refuses, by place, whatever the runner could not run as AWS would. */
export function loadDefinition(text: string, type?: 'EXPRESS'): LoadedDefinition {
  const definition = parse(text);
  const defects = findDefects(definition, type);
  if (defects.length > 0) {
    const list = defects.map(({ code, message, path }) => `${code}: ${message} at ${path}`);
    throw new InvalidDefinition(list.join(', '));
  }
  return indexDefinition(text, definition as Definition);
}

/** Prepares a definition that was checked when it was stored. */
export function indexDefinition(text: string, definition: Definition): LoadedDefinition {
  const scopes = new Map<string, Scoped>();
  indexScopes(scopes, '', definition);
  return { hash: hashOf(text), text, timeoutSeconds: definition.TimeoutSeconds, scopes };
}

/** The key of the branch or item processor of a state. */
export function innerScope(scope: string, state: string, index: number): string {
  return `${scope}/${state}/${index}`;
}

/** The `States` blocks inside a state. */
export function scopesWithin(state: State): Scoped[] {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor] : [];
}

function indexScopes(scopes: Map<string, Scoped>, key: string, scope: Scoped): void {
  scopes.set(key, scope);
  for (const [name, state] of Object.entries(scope.States)) {
    for (const [index, inner] of scopesWithin(state).entries()) {
      indexScopes(scopes, innerScope(key, name, index), inner);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidDefinition(`INVALID_JSON_DESCRIPTION: ${(error as Error).message}`);
  }
}
