import { type DirectPath, directPath } from './direct-path.ts';
import { evaluateExpression } from './evaluator.ts';
import { EvaluationFailed } from './failure.ts';
import { textOf, typeName } from './json.ts';

/** What an expression can see: the variables, `$states`, the functions and the clock. */
export type Scope = { bindings: Record<string, unknown>; now: () => number };

const directPaths = new Map<string, DirectPath | undefined>();
const literals = new WeakMap<object, boolean>();

/** The expression inside `{% %}`, or undefined for a string that is just a string. */
export function expressionIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{%') || !value.endsWith('%}'))
    return undefined;
  return value.slice(2, -2).trim();
}

/** Replaces every `{% expression %}` of a JSON template, naming the place of each in `location`. */
export function evaluateTemplate(template: unknown, location: string, scope: Scope): unknown {
  if (isLiteral(template)) return template;
  const expression = expressionIn(template);
  if (expression !== undefined) return evaluate(expression, location, scope);
  if (Array.isArray(template)) {
    return template.map((item, index) => evaluateTemplate(item, `${location}[${index}]`, scope));
  }
  const entries = Object.entries(template as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, evaluateTemplate(value, `${location}/${key}`, scope)]),
  );
}

/** Evaluates one expression to JSON; anything that is not JSON fails in AWS's words. */
export function evaluate(expression: string, location: string, scope: Scope): unknown {
  const direct = knownPath(expression)?.(scope.bindings);
  if (direct !== undefined) return direct;
  const subject = describe(expression, location);
  const { value, error } = evaluateExpression(expression, scope.bindings, scope.now);
  if (error !== undefined) {
    // AWS has a full stop before JSONata's own errors and a colon before its bounds.
    const { code, message } = error;
    const text = code === undefined ? `: ${message}` : `. ${code}: ${message}`;
    throw new EvaluationFailed(`${subject} threw an error during evaluation${text}`, location);
  }
  if (value === undefined) {
    throw new EvaluationFailed(`${subject} returned nothing (undefined).`, location);
  }
  if (!isJson(value)) {
    throw new EvaluationFailed(`${subject} returned an unsupported result type.`, location);
  }
  return JSON.parse(JSON.stringify(value, finite));
}

/** The failure of a value that evaluated well but is of the wrong type for its field. */
export function unexpectedType(
  field: { template: unknown; location: string },
  expected: string,
  value: unknown,
): EvaluationFailed {
  const expression = expressionIn(field.template);
  const found = `Expected '${expected}', but was '${typeName(value)}' for value: ${textOf(value)}`;
  const subject =
    expression === undefined
      ? `The value specified for the field '${field.location}' has an unexpected type.`
      : `${describe(expression, field.location)} returned an unexpected result type.`;
  return new EvaluationFailed(`${subject} ${found}`, field.location);
}

function describe(expression: string, location: string): string {
  return `The JSONata expression '${expression}' specified for the field '${location}'`;
}

function knownPath(expression: string): DirectPath | undefined {
  if (!directPaths.has(expression)) directPaths.set(expression, directPath(expression));
  return directPaths.get(expression);
}

/** Whether there is no expression in a template: then it is its own value. */
export function isLiteral(template: unknown): boolean {
  if (typeof template !== 'object' || template === null)
    return expressionIn(template) === undefined;
  const known = literals.get(template);
  if (known !== undefined) return known;
  const literal = Object.values(template).every(isLiteral);
  literals.set(template, literal);
  return literal;
}

// JSON has no infinity; AWS writes the word.
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

// JSONata's own functions, lambdas and regular expressions are functions or hold some.
function isJson(value: unknown): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isJson);
}
