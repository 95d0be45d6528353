import { isObject } from '../json.ts';
import { expressionIn } from '../query.ts';
import { type Block, type Defect, type Fields, SCHEMA } from './defect.ts';

/** The lists of a state whose members are rules, and the fields a rule may have. */
const RULES: Record<string, string[]> = {
  Choices: ['Condition', 'Next', 'Assign', 'Output', 'Comment'],
  Catch: ['ErrorEquals', 'Next', 'Assign', 'Output', 'Comment'],
  Retry: [
    ...['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds'],
    ...['JitterStrategy', 'Comment'],
  ],
};

type Range = { min: number; max: number; whole: boolean };

const SECONDS = { min: 1, max: 99_999_999, whole: true };
const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true };

/** What the numbers of a state and its rules may be, where they are not left to an expression. */
const NUMBERS: Record<string, Range> = {
  Seconds: { ...SECONDS, min: 0 },
  TimeoutSeconds: SECONDS,
  HeartbeatSeconds: SECONDS,
  MaxConcurrency: COUNT,
  ToleratedFailureCount: COUNT,
  ToleratedFailurePercentage: { min: 0, max: 100, whole: false },
  IntervalSeconds: { ...SECONDS, min: 0 },
  MaxAttempts: { ...COUNT, max: 99_999_999 },
  BackoffRate: { min: 1, max: Number.MAX_VALUE, whole: false },
  MaxDelaySeconds: SECONDS,
};

/** What is wrong with the rules of a state (Choices, Retry, Catch) and with its plain numbers. */
export function* defectsOfRules({ fields: state, path }: Pick<Block, 'fields' | 'path'>) {
  yield* defectsOfNumbers(state, path);
  for (const [list, known] of Object.entries(RULES)) {
    const rules = state[list];
    if (rules === undefined) continue;
    if (!Array.isArray(rules) || (list === 'Choices' && rules.length === 0)) {
      yield defect(`'${list}' must be a list of rules`, `${path}/${list}`);
      continue;
    }
    for (const [index, rule] of rules.entries()) {
      yield* defectsOfRule(rule, known, `${path}/${list}[${index}]`);
    }
  }
}

/** Numbers that are out of range, or text where a number is asked for. */
export function* defectsOfNumbers(fields: Fields, path: string): Generator<Defect> {
  for (const [name, { min, max, whole }] of Object.entries(NUMBERS)) {
    const value = fields[name];
    if (value === undefined || expressionIn(value) !== undefined) continue;
    const isNumber = typeof value === 'number' && (!whole || Number.isInteger(value));
    if (isNumber && value >= min && value <= max) continue;
    const kind = whole ? 'a whole number' : 'a number';
    yield defect(`'${name}' must be ${kind} from ${min} to ${max}`, `${path}/${name}`);
  }
}

function* defectsOfRule(rule: unknown, known: string[], path: string): Generator<Defect> {
  if (!isObject(rule)) {
    yield defect('A rule must be an object', path);
    return;
  }
  for (const field of Object.keys(rule)) {
    if (!known.includes(field)) yield defect(`Field '${field}' is not supported`, path);
  }
  const [required = ''] = known;
  if (rule[required] === undefined) yield defect(`The field '${required}' is required`, path);
  else if (required === 'ErrorEquals' && !isListOfNames(rule[required])) {
    yield defect(`'ErrorEquals' must be a list of error names`, `${path}/ErrorEquals`);
  }
  const { JitterStrategy = 'NONE' } = rule;
  if (JitterStrategy !== 'FULL' && JitterStrategy !== 'NONE') {
    yield defect(`'JitterStrategy' must be FULL or NONE`, `${path}/JitterStrategy`);
  }
  yield* defectsOfNumbers(rule, path);
}

function isListOfNames(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
  );
}

function defect(message: string, path: string): Defect {
  return { code: SCHEMA, message, path };
}
