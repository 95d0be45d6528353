import type { Fields } from '../definition/defect.ts';
import type { Node } from '../definition/expressions.ts';
import { isObject } from '../json.ts';
import { FUNCTIONS } from './functions.ts';
import {
  type Block,
  blocksIn,
  type Finding,
  nodesOf,
  type Place,
  rulesIn,
  treesIn,
} from './walk.ts';

const NAME = /^[\p{ID_Start}][\p{ID_Continue}]*$/u;
const LONGEST_NAME = 80;
const EVALUATED_INSIDE = ['Branches', 'ItemProcessor'];

/** Names that are illegal or reserved, variables nobody assigned, and those of an outer scope. */
export function* variableRules(block: Block, outer: Set<string> = new Set()): Generator<Finding> {
  const known = variablesOnEntry(block, outer);
  for (const [name, state] of Object.entries(block.states)) {
    const place = { name, state, path: `${block.path}/States/${name}`, block };
    const visible = known.get(name) ?? outer;
    yield* nameRules(place, outer);
    yield* unassigned(place, visible);
    for (const inner of blocksIn(place)) {
      yield* variableRules(inner, isDistributed(state) ? new Set() : visible);
    }
  }
}

function* nameRules(place: Place, outer: Set<string>): Generator<Finding> {
  for (const [owner, path] of assigners(place)) {
    for (const name of Object.keys(assignOf(owner))) {
      const where = `${path}/Assign/${name}`;
      if (name === 'states') {
        yield { rule: 'reserved-variable', message: 'states is reserved', path: where };
      } else if (!NAME.test(name) || name.length > LONGEST_NAME) {
        const message = `'${name}' is not a legal variable name`;
        yield { rule: 'variable-name', message, path: where };
      } else if (outer.has(name)) {
        const message = `'${name}' belongs to an outer scope and cannot be assigned here`;
        yield { rule: 'outer-variable', message, path: where };
      }
    }
  }
}

function* unassigned({ state, path }: Place, visible: Set<string>): Generator<Finding> {
  const fields = Object.keys(state).filter((field) => !EVALUATED_INSIDE.includes(field));
  for (const [tree, where] of treesIn(state, fields, path)) {
    for (const name of freeVariables(tree)) {
      if (visible.has(name)) continue;
      const message = `$${name} is never assigned on the way here`;
      yield { rule: 'unassigned-variable', message, path: where };
    }
  }
}

/** The variables some path to each state may have assigned: grown until nothing is added. */
function variablesOnEntry(
  { states, startAt }: Block,
  outer: Set<string>,
): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>([[startAt, new Set(outer)]]);
  const open = [startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states[name];
    if (state === undefined) continue;
    for (const [next, assigned] of transitions(state)) {
      const before = known.get(next);
      const after = new Set([...(before ?? []), ...(known.get(name) ?? []), ...assigned]);
      if (before !== undefined && after.size === before.size) continue;
      known.set(next, after);
      open.push(next);
    }
  }
  return known;
}

function* transitions(state: Fields): Generator<[string, string[]]> {
  const own = Object.keys(assignOf(state));
  for (const field of ['Next', 'Default']) {
    if (state[field] !== undefined) yield [String(state[field]), own];
  }
  for (const list of ['Choices', 'Catch'] as const) {
    const place = { name: '', state, path: '', block: { states: {}, startAt: '', path: '' } };
    for (const [rule] of rulesIn(place, list)) {
      yield [String(rule['Next']), Object.keys(assignOf(rule))];
    }
  }
}

function assigners(place: Place): [Fields, string][] {
  return [[place.state, place.path], ...rulesIn(place, 'Choices'), ...rulesIn(place, 'Catch')];
}

function assignOf(owner: Fields): Fields {
  return isObject(owner['Assign']) ? owner['Assign'] : {};
}

function isDistributed({ ItemProcessor }: Fields): boolean {
  const config = isObject(ItemProcessor) ? ItemProcessor['ProcessorConfig'] : undefined;
  return isObject(config) && config['Mode'] === 'DISTRIBUTED';
}

// Names bound anywhere in the expression count as its own; what else is used must come from outside.
function freeVariables(tree: Node): Set<string> {
  const bound = new Set(['', '$', 'states', ...FUNCTIONS]);
  const used = new Set<string>();
  for (const node of nodesOf(tree)) {
    if (node.type === 'bind') bound.add(String((node['lhs'] as Node).value));
    if (node.type === 'lambda') {
      for (const argument of node['arguments'] as Node[]) bound.add(String(argument.value));
    }
    if (node.type === 'variable') used.add(String(node.value));
  }
  return new Set([...used].filter((name) => !bound.has(name)));
}
