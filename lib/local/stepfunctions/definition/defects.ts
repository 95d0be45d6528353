import { isObject } from '../json.ts';
import { readResource } from '../resources.ts';
import { type Block, type Defect, type Fields, listOf, SCHEMA } from './defect.ts';
import { defectsOfExpress } from './express.ts';
import { defectsOfExpression, expressionsIn } from './expressions.ts';
import { defectsOfGraph } from './graph.ts';
import { defectsOfNumbers, defectsOfRules } from './rules.ts';

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
export function findDefects(definition: unknown, type?: string): Defect[] {
  if (!isObject(definition)) {
    return [{ code: SCHEMA, message: 'The definition must be an object', path: '/' }];
  }
  const queryLanguage = String(definition['QueryLanguage'] ?? 'JSONPath');
  const block = { fields: definition, path: '', queryLanguage };
  const express = type === 'EXPRESS' ? defectsOfExpress(block) : [];
  return [...defectsOfNumbers(definition, ''), ...defectsOfBlock(block), ...express];
}

/** What is wrong with one state, apart from where it leads. */
export function* defectsOfState(block: Block): Generator<Defect> {
  const { fields: state, path } = block;
  const known = FIELDS[String(state['Type'])];
  if (known === undefined) {
    const message = `The state type '${String(state['Type'])}' is not supported`;
    yield { code: SCHEMA, message, path: `${path}/Type` };
    return;
  }
  yield* defectsOfLanguage(block);
  for (const field of Object.keys(state)) {
    if (!known.includes(field)) {
      yield { code: SCHEMA, message: `Field '${field}' is not supported`, path };
    }
  }
  for (const field of REQUIRED[String(state['Type'])] ?? []) {
    if (state[field] === undefined) {
      yield { code: SCHEMA, message: `The field '${field}' is required`, path };
    }
  }
  if (
    state['Type'] === 'Wait' &&
    (state['Seconds'] === undefined) === (state['Timestamp'] === undefined)
  ) {
    yield { code: SCHEMA, message: `Exactly one of 'Seconds' and 'Timestamp' is required`, path };
  }
  yield* defectsOfRules(block);
  yield* defectsOfContents(block);
}

function* defectsOfBlock({ fields: scope, path, queryLanguage }: Block): Generator<Defect> {
  const states = scope['States'];
  if (!isObject(states) || Object.keys(states).length === 0) {
    yield { code: SCHEMA, message: 'At least one state is required', path: `${path}/States` };
    return;
  }
  yield* defectsOfGraph(scope, path);
  for (const [name, state] of Object.entries(states)) {
    const place = `${path}/States/${name}`;
    if (!isObject(state)) {
      yield { code: SCHEMA, message: 'A state must be an object', path: place };
      continue;
    }
    yield* defectsOfState({ fields: state, path: place, queryLanguage });
    yield* defectsOfEnding(state, place);
  }
}

// States in a branch or processor inherit the language of the whole machine, not of their Map.
function* defectsOfLanguage({ fields, path, queryLanguage }: Block): Generator<Defect> {
  const own = fields['QueryLanguage'];
  if ((own ?? queryLanguage) === 'JSONata') return;
  const message =
    queryLanguage === 'JSONata'
      ? `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`
      : `The QueryLanguage is set to 'JSONPath', but this runner only supports 'JSONata'`;
  yield { code: SCHEMA, message, path };
}

function* defectsOfEnding(state: Fields, path: string): Generator<Defect> {
  const leads = FIELDS[String(state['Type'])]?.includes('Next') ?? false;
  if (leads && (state['Next'] === undefined) === (state['End'] !== true)) {
    yield { code: SCHEMA, message: `Exactly one of 'Next' and 'End' is required`, path };
  }
}

function* defectsOfContents({ fields: state, path, queryLanguage }: Block): Generator<Defect> {
  const { Branches, ItemProcessor, ...templates } = state;
  for (const [place, scope] of innerBlocks(state)) {
    const inner = `${path}/${place}`;
    if (isObject(scope)) yield* defectsOfBlock({ fields: scope, path: inner, queryLanguage });
    else yield { code: SCHEMA, message: 'A branch must be an object', path: inner };
  }
  if (isObject(ItemProcessor) && ItemProcessor['QueryLanguage'] !== undefined) {
    const message = `Field 'QueryLanguage' is not supported`;
    yield { code: SCHEMA, message, path: `${path}/ItemProcessor` };
  }
  if (state['Resource'] !== undefined && readResource(String(state['Resource'])) === undefined) {
    const message = `The resource '${String(state['Resource'])}' is not supported`;
    yield { code: SCHEMA, message, path: `${path}/Resource` };
  }
  for (const [expression, place] of expressionsIn(templates, path)) {
    yield* defectsOfExpression(expression, place);
  }
}

function innerBlocks(state: Fields): [string, unknown][] {
  const branches = listOf(state['Branches']).map((branch, index): [string, unknown] => {
    return [`Branches[${index}]`, branch];
  });
  const processor = state['ItemProcessor'];
  return processor === undefined ? branches : [...branches, ['ItemProcessor', processor]];
}
