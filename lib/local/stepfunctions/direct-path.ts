import { isObject } from './json.ts';

/** Answers a path by walking; undefined when nothing was found that way and the evaluator is needed. */
export type DirectPath = (bindings: Record<string, unknown>) => unknown;

const PATH = /^\$[A-Za-z]\w*(\.[A-Za-z_]\w*)*$/;
const OPERATORS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/**
 * Most expressions of a workflow only name a place: `$states.input.team.name`. Through objects that
 * is a walk, a hundred times faster than an evaluation; JSONata's own rules begin where an array is
 * met on the way, and there the evaluator is asked.
 */
export function directPath(text: string): DirectPath | undefined {
  if (!PATH.test(text)) return undefined;
  const [root = '', ...steps] = text.slice(1).split('.');
  if (steps.some((step) => OPERATORS.has(step))) return undefined;
  return (bindings) => {
    if (!Object.hasOwn(bindings, root)) return undefined;
    let value = bindings[root];
    for (const step of steps) {
      value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
  };
}
