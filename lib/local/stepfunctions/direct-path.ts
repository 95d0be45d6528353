import { isObject } from './json.ts';

/** Answers an expression by walking; undefined when nothing was found that way and the evaluator is needed. */
export type DirectPath = (bindings: Record<string, unknown>) => unknown;

const PATH = /^\$[A-Za-z]\w*(\.[A-Za-z_]\w*)*$/;
const OPERATORS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** What a Choice asks most, `$next.do = 'sleep'`, and how a definition counts, `$events + 20`. */
const COMPARED = /^(\S+) = '([^'\\]*)'$/;
const ADDED = /^(\S+) \+ (\d{1,15})$/;

/**
 * Most expressions of a workflow only name a place, `$states.input.team.name`, or compare what is there
 * with a word. Through objects that is a walk, a hundred times faster than an evaluation; JSONata's own
 * rules begin where an array is met on the way, and there the evaluator is asked.
 */
export function directPath(text: string): DirectPath | undefined {
  const [, compared = '', word] = COMPARED.exec(text) ?? [];
  const [, added = '', number] = ADDED.exec(text) ?? [];
  const walk = walkTo(compared || added || text);
  if (!walk || (word ?? number) === undefined) return walk;
  return (bindings) => {
    const value = walk(bindings);
    if (word !== undefined) return typeof value === 'string' ? value === word : undefined;
    return typeof value === 'number' ? value + Number(number) : undefined;
  };
}

function walkTo(place: string): DirectPath | undefined {
  if (!PATH.test(place)) return undefined;
  const [root = '', ...steps] = place.slice(1).split('.');
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
