import type { Node } from '../definition/expressions.ts';
import { type Finding, nodesOf, type Place, rulesIn, treesIn } from './walk.ts';

const WITH_RESULT = new Set(['Task', 'Parallel', 'Map']);
const LEAVING = ['Assign', 'Output'];

/** `$states.result` exists where a state with a result is left, `$states.errorOutput` in catchers. */
export function* statesObjectRule(place: Place): Generator<Finding> {
  const { state, path } = place;
  const type = String(state['Type']);
  const { Catch: _, Branches: _branches, ItemProcessor: _processor, ...rest } = state;
  for (const [tree, where] of treesIn(rest, Object.keys(rest), path)) {
    const leaving = LEAVING.some((field) => where.startsWith(`${path}/${field}`));
    const hasResult = WITH_RESULT.has(type) && leaving;
    if (!hasResult && reads(tree, 'result')) yield misplaced('result', where);
    if (reads(tree, 'errorOutput')) yield misplaced('errorOutput', where);
  }
  for (const [rule, at] of rulesIn(place, 'Catch')) {
    for (const [tree, where] of treesIn(rule, Object.keys(rule), at)) {
      if (reads(tree, 'result')) yield misplaced('result', where);
    }
  }
}

function reads(tree: Node, member: string): boolean {
  return [...nodesOf(tree)].some((node) => {
    const [root, step] = node.type === 'path' ? (node['steps'] as Node[]) : [];
    return root?.type === 'variable' && root.value === 'states' && step?.value === member;
  });
}

function misplaced(member: string, path: string): Finding {
  const message = `$states.${member} does not exist here`;
  return { rule: `states-${member === 'result' ? 'result' : 'error-output'}`, message, path };
}
