import { type Fields, listOf } from '../definition/defect.ts';
import { expressionsIn, type Node } from '../definition/expressions.ts';
import { parseExpression } from '../evaluator.ts';
import { isObject } from '../json.ts';

/** Something a linter has to say about a definition, and where. */
export type Finding = { rule: string; message: string; path: string };

/** A `States` block, and whether its expressions see the variables outside. */
export type Block = { states: Record<string, Fields>; startAt: string; path: string };

/** A state with its place and block. */
export type Place = { name: string; state: Fields; path: string; block: Block };

/** A block of the definition; states that are no objects are another check's business. */
export function blockOf(scope: Fields, path: string): Block {
  const states: Record<string, Fields> = {};
  for (const [name, state] of Object.entries(isObject(scope['States']) ? scope['States'] : {})) {
    if (isObject(state)) states[name] = state;
  }
  return { states, startAt: String(scope['StartAt']), path };
}

/** The blocks inside a state. */
export function blocksIn({ state, path }: Pick<Place, 'state' | 'path'>): Block[] {
  const blocks = listOf(state['Branches']).flatMap((branch, index) => {
    return isObject(branch) ? [blockOf(branch, `${path}/Branches[${index}]`)] : [];
  });
  const processor = state['ItemProcessor'];
  return isObject(processor) ? [...blocks, blockOf(processor, `${path}/ItemProcessor`)] : blocks;
}

/** Every state of a block and of the blocks inside it. */
export function* placesIn(block: Block): Generator<Place> {
  for (const [name, state] of Object.entries(block.states)) {
    const place = { name, state, path: `${block.path}/States/${name}`, block };
    yield place;
    for (const inner of blocksIn(place)) yield* placesIn(inner);
  }
}

/** The rules and catchers of a state, with their places. */
export function rulesIn(
  { state, path }: Place,
  list: 'Choices' | 'Catch' | 'Retry',
): [Fields, string][] {
  return listOf(state[list]).flatMap((rule, index): [Fields, string][] => {
    return isObject(rule) ? [[rule, `${path}/${list}[${index}]`]] : [];
  });
}

/** The syntax trees of the expressions in some fields of a state. */
export function* treesIn(fields: Fields, names: string[], path: string): Generator<[Node, string]> {
  for (const name of names) {
    for (const [expression, place] of expressionsIn(fields[name], `${path}/${name}`)) {
      const tree = treeOf(expression);
      if (tree !== undefined) yield [tree, place];
    }
  }
}

/** Every node of a syntax tree. */
export function* nodesOf(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) {
    for (const item of tree) yield* nodesOf(item);
  } else if (isObject(tree)) {
    if (typeof tree['type'] === 'string') yield tree as Node;
    for (const inner of Object.values(tree)) yield* nodesOf(inner);
  }
}

function treeOf(expression: string): Node | undefined {
  try {
    return parseExpression(expression).ast() as Node;
  } catch {
    // The check for broken expressions has reported it.
    return undefined;
  }
}
