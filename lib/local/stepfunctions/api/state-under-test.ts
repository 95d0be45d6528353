import { defectsOfState } from '../definition/defects.ts';
import { indexDefinition, scopesWithin } from '../definition/load.ts';
import type { Definition, State } from '../definition/types.ts';
import { createEngine } from '../engine.ts';
import type { Failure } from '../failure.ts';
import { isObject } from '../json.ts';
import { launch } from '../launch.ts';
import { defined, present } from '../present.ts';
import { type Engine, recordEntered, type Step, stepOf } from '../step.ts';
import { ApiError, invalid } from './error.ts';
import { type Fields, optionalText, requiredText } from './request.ts';

/** What the caller of TestState says the work of the state came to. */
export type Mock = { result?: unknown; failure?: Failure };

const MOCKED = new Set(['Task', 'Parallel', 'Map']);

/** Reads the mock of a request, which only states that call something can have. */
export function mockOf({ mock }: Fields, { state }: Step): Mock | undefined {
  if (!isObject(mock)) return undefined;
  if (!MOCKED.has(state.Type)) throw invalid(`A ${state.Type} state cannot have a mock`);
  const { result, errorOutput } = mock;
  if (!isObject(errorOutput)) return { result: parse(String(result ?? 'null'), 'mock.result') };
  if (result !== undefined) throw invalid('A mock has either a result or an errorOutput');
  return {
    failure: defined({
      error: optionalText(errorOutput, 'error'),
      cause: optionalText(errorOutput, 'cause'),
    }),
  };
}

/** A step that stands at the start of the state, in an execution that exists for it alone. */
export function stepUnderTest(engine: Engine, input: Fields): Step {
  const scratch = createEngine({
    storePath: ':memory:',
    now: () => new Date(engine.now()),
    invoke: () => Promise.reject(new Error('TestState calls nothing')),
    region: engine.region,
    accountId: engine.accountId,
  });
  const { definition, name } = definitionUnderTest(input);
  const text = JSON.stringify(definition);
  const execution = launch(scratch, {
    arn: `arn:aws:states:${engine.region}:${engine.accountId}:execution:TestState:${name}`,
    name,
    stateMachineArn: `arn:aws:states:${engine.region}:${engine.accountId}:stateMachine:TestState`,
    roleArn: optionalText(input, 'roleArn') ?? '',
    definition: indexDefinition(text, definition),
    input: optionalText(input, 'input') ?? '{}',
    variables: objectIn(input, 'variables'),
    context: objectIn(input, 'context'),
  });
  const frame = present(execution.frames[0], 'frame');
  const step = stepOf(scratch, execution, frame);
  frame.enteredAt = scratch.now();
  configure(step, input['stateConfiguration']);
  recordEntered(step);
  return step;
}

function definitionUnderTest(input: Fields): { definition: Definition; name: string } {
  const given = parse(requiredText(input, 'definition'), 'definition');
  if (!isObject(given)) throw invalid('The definition must be an object');
  const name = optionalText(input, 'stateName') ?? 'TestState';
  const states = isObject(given['States']) ? given['States'] : undefined;
  const state = states === undefined ? given : states[name];
  if (!isObject(state)) throw invalid(`There is no state '${name}' in the definition`);
  const queryLanguage = String(given['QueryLanguage'] ?? 'JSONPath');
  const defects = [...defectsOfState({ fields: state, path: `/States/${name}`, queryLanguage })];
  const [defect] = defects;
  if (defect !== undefined) {
    const message = `${defect.code}: ${defect.message} at ${defect.path}`;
    throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${message}'`);
  }
  const definition = { StartAt: name, States: { [name]: state as unknown as State } };
  return { definition: { QueryLanguage: 'JSONata', ...definition }, name };
}

function configure({ frame, state }: Step, configuration: unknown): void {
  if (!isObject(configuration)) return;
  const count = Number(configuration['retrierRetryCount'] ?? 0);
  frame.retryCount = count;
  frame.retrierUses = 'Retry' in state ? (state.Retry ?? []).map(() => count) : [];
  const cause = optionalText(configuration, 'errorCausedByState');
  if (cause === undefined || scopesWithin(state).some(({ States }) => cause in States)) return;
  throw invalid(`There is no state '${cause}' in the state under test`);
}

function objectIn(input: Fields, name: string): Fields {
  const value = parse(optionalText(input, name) ?? '{}', name);
  if (isObject(value)) return value;
  throw invalid(`The ${name} must be a JSON object`);
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`The ${what} must be JSON text`);
  }
}
