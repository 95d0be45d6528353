import { isObject } from '../json.ts';
import { type Defect, type Fields, listOf, SCHEMA } from './defect.ts';

/** Transitions that lead nowhere, states nothing leads to, and blocks that never end. */
export function* defectsOfGraph(scope: Fields, path: string): Generator<Defect> {
  const states = isObject(scope['States']) ? scope['States'] : {};
  const first = String(scope['StartAt']);
  if (!Object.hasOwn(states, first)) yield missing('StartAt', first, `${path}/StartAt`);
  for (const [name, state] of Object.entries(states)) {
    for (const [place, target] of targetsOf(state)) {
      if (Object.hasOwn(states, target)) continue;
      yield missing('Next', target, `${path}/States/${name}/${place}`);
    }
  }
  yield* unreachable(states, { first, path });
  if (!Object.values(states).some(isTerminal)) {
    yield { code: SCHEMA, message: 'There is no terminal state', path: `${path}/States` };
  }
}

/** Where a state can lead, with the place that says so. */
export function* targetsOf(state: unknown): Generator<[string, string]> {
  if (!isObject(state)) return;
  for (const field of ['Next', 'Default']) {
    if (state[field] !== undefined) yield [field, String(state[field])];
  }
  for (const list of ['Choices', 'Catch']) {
    for (const [index, rule] of listOf(state[list]).entries()) {
      if (isObject(rule)) yield [`${list}[${index}]/Next`, String(rule['Next'])];
    }
  }
}

function* unreachable(
  states: Fields,
  { first, path }: { first: string; path: string },
): Generator<Defect> {
  const reached = new Set<string>();
  const open = [first];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const [, target] of targetsOf(states[name])) open.push(target);
  }
  for (const name of Object.keys(states)) {
    if (reached.has(name)) continue;
    const message = `State "${name}" is not reachable.`;
    yield { code: 'MISSING_TRANSITION_TARGET', message, path: `${path}/States/${name}` };
  }
}

function isTerminal(state: unknown): boolean {
  if (!isObject(state)) return false;
  return state['End'] === true || state['Type'] === 'Succeed' || state['Type'] === 'Fail';
}

function missing(field: string, target: string, path: string): Defect {
  const message = `Missing '${field}' target: ${target}`;
  return { code: 'MISSING_TRANSITION_TARGET', message, path };
}
