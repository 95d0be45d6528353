import { directPath } from '../direct-path.ts';
import { parseExpression } from '../evaluator.ts';
import { isObject } from '../json.ts';
import { expressionIn } from '../query.ts';
import type { Defect } from './defect.ts';

/** A node of JSONata's syntax tree, as far as it is looked at here. */
export type Node = Record<string, unknown> & { type: string; value?: unknown };

/** Every expression in a template, with its place. */
export function* expressionsIn(template: unknown, path: string): Generator<[string, string]> {
  const expression = expressionIn(template);
  if (expression !== undefined) yield [expression, path];
  else if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) yield* expressionsIn(item, `${path}[${index}]`);
  } else if (isObject(template)) {
    for (const [key, value] of Object.entries(template)) {
      yield* expressionsIn(value, `${path}/${key}`);
    }
  }
}

/** What is wrong with an expression before it ever runs. */
export function* defectsOfExpression(expression: string, path: string): Generator<Defect> {
  // What is walked is well formed; to parse it costs a start of the runner more than anything else.
  if (directPath(expression)) return;
  let tree: Node;
  try {
    tree = parseExpression(expression).ast() as Node;
  } catch (error) {
    const { message } = error as { message: string };
    yield { code: 'INVALID_JSONATA_EXPRESSION', message, path };
    return;
  }
  for (const name of new Set(contextReferences(tree))) {
    const message = `Reference to '${name}' at the top level is not supported.`;
    yield { code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, path };
  }
}

// There is no context item at the top level of an expression: a bare name, $ and $$ mean nothing.
// Inside a later step of a path, a predicate, a sort or a transform there is one, so those are left
// alone.
function* contextReferences(node: unknown): Generator<string> {
  if (Array.isArray(node)) {
    for (const item of node) yield* contextReferences(item);
    return;
  }
  if (!isNode(node)) return;
  if (node.type === 'name' || isContextVariable(node)) {
    yield node.type === 'name' ? String(node.value) : `$${String(node.value)}`;
    return;
  }
  if (node.type === 'lambda' || node.type === 'transform') return;
  for (const [key, inner] of Object.entries(node)) {
    if (key === 'predicate' || key === 'stages' || key === 'group') continue;
    yield* contextReferences(key === 'steps' ? (inner as unknown[])[0] : inner);
  }
}

function isContextVariable({ type, value }: Node): boolean {
  return type === 'variable' && (value === '' || value === '$');
}

function isNode(value: unknown): value is Node {
  return (
    isObject(value) && (typeof value['type'] === 'string' || 'lhs' in value || 'expr' in value)
  );
}
