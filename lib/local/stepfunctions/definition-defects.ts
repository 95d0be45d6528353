import { parseExpression } from './evaluator.ts';
import { isObject } from './json.ts';
import { expressionIn } from './query.ts';
import { readResource } from './resources.ts';

/** Something in a definition that keeps it from running, and where it is. */
export type Defect = { path: string; message: string };

type Fields = Record<string, unknown>;
type Block = { scope: Fields; path: string; queryLanguage: string };

const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const LEAVING = [...COMMON, 'Next', 'End', 'Assign', 'Output'];
const RECOVERING = [...LEAVING, 'Retry', 'Catch'];
const TASK = ['Resource', 'Arguments', 'Credentials', 'TimeoutSeconds', 'HeartbeatSeconds'];
const MAP = ['ItemProcessor', 'Items', 'ItemSelector', 'ItemBatcher', 'MaxConcurrency', 'Label'];
const TOLERANCE = ['ToleratedFailureCount', 'ToleratedFailurePercentage'];

/** The fields of each kind of state. Whatever is missing here is refused, ItemReader for one. */
const FIELDS: Record<string, string[]> = {
  Pass: LEAVING,
  Task: [...RECOVERING, ...TASK],
  Choice: [...COMMON, 'Choices', 'Default', 'Assign', 'Output'],
  Wait: [...LEAVING, 'Seconds', 'Timestamp'],
  Succeed: [...COMMON, 'Output'],
  Fail: [...COMMON, 'Error', 'Cause'],
  Parallel: [...RECOVERING, 'Branches', 'Arguments'],
  Map: [...RECOVERING, ...MAP, ...TOLERANCE],
};

const REQUIRED: Record<string, string[]> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
  Map: ['ItemProcessor'],
};

/** Everything that keeps a definition from running here as it would on AWS. */
export function findDefects(definition: unknown): Defect[] {
  if (!isObject(definition)) return [{ path: '/', message: 'The definition must be an object' }];
  const queryLanguage = String(definition['QueryLanguage'] ?? 'JSONPath');
  return [...defectsOfBlock({ scope: definition, path: '', queryLanguage })];
}

function* defectsOfBlock({ scope, path, queryLanguage }: Block): Generator<Defect> {
  const states = scope['States'];
  if (!isObject(states) || Object.keys(states).length === 0) {
    yield { path: `${path}/States`, message: 'At least one state is required' };
    return;
  }
  if (!Object.hasOwn(states, String(scope['StartAt']))) {
    yield { path: `${path}/StartAt`, message: 'The first state does not exist' };
  }
  for (const [name, state] of Object.entries(states)) {
    const place = `${path}/States/${name}`;
    if (isObject(state))
      yield* defectsOfState({ scope: state, path: place, queryLanguage }, states);
    else yield { path: place, message: 'A state must be an object' };
  }
}

function* defectsOfState(block: Block, siblings: Fields): Generator<Defect> {
  const { scope: state, path, queryLanguage } = block;
  const type = String(state['Type']);
  const known = FIELDS[type];
  if (known === undefined) {
    yield { path: `${path}/Type`, message: `The state type ${type} is not supported` };
    return;
  }
  if ((state['QueryLanguage'] ?? queryLanguage) !== 'JSONata') {
    yield { path: `${path}/QueryLanguage`, message: 'Only JSONata is supported' };
  }
  for (const field of Object.keys(state)) {
    if (!known.includes(field)) {
      yield { path: `${path}/${field}`, message: `The field ${field} is not supported in ${type}` };
    }
  }
  for (const field of REQUIRED[type] ?? []) {
    if (state[field] === undefined) yield { path, message: `The field ${field} is required` };
  }
  yield* defectsOfTransitions(state, path, siblings);
  yield* defectsOfContents({ ...block, scope: state });
}

function* defectsOfTransitions(state: Fields, path: string, siblings: Fields): Generator<Defect> {
  for (const [place, target] of targets(state)) {
    if (!Object.hasOwn(siblings, String(target))) {
      yield { path: `${path}/${place}`, message: `The state ${String(target)} does not exist` };
    }
  }
  const needsNext = FIELDS[String(state['Type'])]?.includes('Next') ?? false;
  if (needsNext && (state['Next'] === undefined) === (state['End'] !== true)) {
    yield { path, message: 'A state needs either Next or End' };
  }
}

function* targets(state: Fields): Generator<[string, unknown]> {
  if (state['Next'] !== undefined) yield ['Next', state['Next']];
  if (state['Default'] !== undefined) yield ['Default', state['Default']];
  for (const list of ['Choices', 'Catch']) {
    for (const [index, rule] of listOf(state[list]).entries()) {
      yield [`${list}[${index}]/Next`, isObject(rule) ? rule['Next'] : undefined];
    }
  }
}

function* defectsOfContents({ scope: state, path, queryLanguage }: Block): Generator<Defect> {
  const inner = listOf(state['Branches']).map((branch, index): [string, unknown] => {
    return [`Branches[${index}]`, branch];
  });
  const processor = state['ItemProcessor'];
  if (processor !== undefined) inner.push(['ItemProcessor', processor]);
  for (const [place, scope] of inner) {
    if (isObject(scope)) {
      yield* defectsOfBlock({ scope, path: `${path}/${place}`, queryLanguage });
    } else yield { path: `${path}/${place}`, message: 'A branch must be an object' };
  }
  if (state['Resource'] !== undefined && readResource(String(state['Resource'])) === undefined) {
    const message = `The resource ${String(state['Resource'])} is not supported`;
    yield { path: `${path}/Resource`, message };
  }
  const { Branches, ItemProcessor, ...templates } = state;
  yield* defectsOfTemplate(templates, path);
}

function* defectsOfTemplate(template: unknown, path: string): Generator<Defect> {
  const expression = expressionIn(template);
  if (expression !== undefined) {
    const error = syntaxError(expression);
    if (error !== undefined) yield { path, message: `The JSONata expression is invalid: ${error}` };
  } else if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) {
      yield* defectsOfTemplate(item, `${path}[${index}]`);
    }
  } else if (isObject(template)) {
    for (const [key, value] of Object.entries(template)) {
      yield* defectsOfTemplate(value, `${path}/${key}`);
    }
  }
}

function syntaxError(expression: string): string | undefined {
  try {
    parseExpression(expression);
    return undefined;
  } catch (error) {
    return (error as { message: string }).message;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
