import { DEFINITIONS, statesOf } from '../../fixtures/definitions.ts';
import type { Academy } from '../../fixtures/host.ts';
import { definedSteps, type MachineName, stepsTaken } from '../../fixtures/runs.ts';
import type { Model } from './model.ts';
import { TABLE } from './table.ts';

/** What lives have gone through: rows of the table, and steps between states of each workflow. */
export type Coverage = { made: Set<string>; taken: Set<string> };

/** How much of something was gone through. */
export type Part = { all: number; covered: number; missing: string[] };

export function noCoverage(): Coverage {
  return { made: new Set(), taken: new Set() };
}

/** Adds what one life has gone through. */
export function note(coverage: Coverage, model: Model, academy: Academy): void {
  for (const row of model.made) coverage.made.add(row);
  for (const machine of ['application', 'timeline'] as const) {
    for (const step of stepsTaken(academy, machine)) coverage.taken.add(`${machine}: ${step}`);
  }
}

/** How much there is to go through: rows of the table, states, and branches between them that are not caught errors. */
export function coveredOf({ made, taken }: Coverage) {
  const rows = TABLE.map(([from, event]) => `${from} ${event}`);
  const states = DEFINITIONS.flatMap(({ name, definition }) =>
    statesOf(definition).map((state) => `${name}: ${state.name}`),
  );
  const entered = new Set([...taken].map((step) => step.replace(/: .*→ /, ': ')));
  const branches = DEFINITIONS.flatMap(({ name }) =>
    [...definedSteps(name as MachineName)].map((step) => `${name}: ${step}`),
  );
  return {
    transitions: part(rows, made),
    states: part(states, entered),
    branches: part(branches, taken),
  };
}

function part(all: string[], covered: Set<string>): Part {
  const missing = all.filter((each) => !covered.has(each));
  return { all: all.length, covered: all.length - missing.length, missing };
}
