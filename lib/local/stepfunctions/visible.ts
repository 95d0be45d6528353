import type { Result } from './definition/types.ts';
import type { Execution, Frame } from './execution.ts';
import { StateFailed } from './failure.ts';
import { isTooLarge, PAYLOAD_LIMIT, textOf } from './json.ts';
import { defined } from './present.ts';
import { evaluateTemplate, isLiteral, type Scope } from './query.ts';
import { frameOf, type Left, type Step } from './step.ts';

/** The parts of `$states` that exist in some places only. */
export type Extras = { result?: unknown; errorOutput?: unknown };

const NOTHING = {};

/** The states that can be attempted again; AWS counts their attempts in the context object. */
const RETRIED = new Set(['Task', 'Parallel', 'Map']);

const inputs = new WeakMap<Execution, unknown>();

/** Evaluates a template as a field of the step's state. */
export function fieldOf(step: Step, location: string, template: unknown, extras?: Extras): unknown {
  if (isLiteral(template)) return template;
  return evaluateTemplate(template, location, visibleIn(step, extras));
}

/** Leaves a state: `Assign` and `Output` both see the variables as they were on entry. */
export function leave(
  step: Step,
  { rule, at = '', next }: { rule: Result; at?: string; next: string | undefined },
  { fallback, ...extras }: Extras & { fallback: unknown },
): Left {
  const { Assign = NOTHING, Output } = rule;
  const assign = fieldOf(step, `${at}Assign`, Assign, extras) as Record<string, unknown>;
  if (Assign !== NOTHING && isTooLarge(textOf(assign)))
    throw new StateFailed(tooMuchAssigned(step));
  const output = Output === undefined ? fallback : fieldOf(step, `${at}Output`, Output, extras);
  const text = textOf(output);
  if (isTooLarge(text)) throw new StateFailed(tooLarge(step));
  return { kind: 'left', output, text, assign, next };
}

// AWS limits what one state assigns, all together, as it limits what it passes on.
function tooMuchAssigned({ frame }: Step): { error: string; cause: string } {
  const cause = `The variables assigned by the state '${frame.state}' exceed the maximum of ${PAYLOAD_LIMIT} bytes.`;
  return { error: 'States.DataLimitExceeded', cause };
}

/** The failure of a value that is too large to be passed on. */
export function tooLarge({ state, frame }: Step): { error: string; cause: string } {
  const subject = state.Type === 'Task' ? state.Resource : frame.state;
  const problem = 'a result with a size exceeding the maximum number of bytes service limit';
  const cause = `The state/task '${subject}' returned ${problem}.`;
  return { error: 'States.DataLimitExceeded', cause };
}

// What the expressions of a step can see.
function visibleIn(step: Step, extras: Extras = {}): Scope {
  let context: Record<string, unknown> | undefined;
  const states = {
    input: step.frame.input,
    // Most expressions never look at it, so it is only made for those that do.
    get context() {
      context ??= contextOf(step);
      return context;
    },
    ...extras,
  };
  const bindings = { ...step.engine.functions, ...variablesOf(step), states };
  return { bindings, now: step.engine.now };
}

function variablesOf({ execution, frame }: Step): Record<string, unknown> {
  if (frame.parent === undefined) return frame.variables;
  const chain = [frame.variables];
  let outer = frameOf(execution, frame.parent);
  while (outer !== undefined) {
    chain.unshift(outer.variables);
    outer = frameOf(execution, outer.parent);
  }
  return Object.assign({}, ...chain);
}

/** The context object, `$states.context`. */
export function contextOf(step: Step): Record<string, unknown> {
  const { execution, frame } = step;
  const item = itemOf(execution, frame);
  const context = {
    Execution: {
      Id: execution.arn,
      get Input() {
        return inputOf(execution);
      },
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: new Date(execution.startedAt).toISOString(),
      RedriveCount: execution.redriveCount,
      ...defined({ RedriveTime: isoOf(execution.redrivenAt) }),
    },
    StateMachine: {
      Id: execution.stateMachineArn,
      Name: execution.stateMachineArn.split(':').at(-1),
    },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      ...defined({ RetryCount: RETRIED.has(step.state.Type) ? frame.retryCount : undefined }),
    },
  };
  const token = frame.call?.token;
  return {
    ...context,
    ...defined({ Map: item && { Item: item }, Task: token && { Token: token } }),
    ...execution.context,
  };
}

function isoOf(millis: number | undefined): string | undefined {
  return millis === undefined ? undefined : new Date(millis).toISOString();
}

function itemOf(execution: Execution, frame: Frame): Frame['item'] {
  let around: Frame | undefined = frame;
  while (around !== undefined) {
    if (around.item !== undefined) return around.item;
    around = frameOf(execution, around.parent);
  }
  return undefined;
}

function inputOf(execution: Execution): unknown {
  if (!inputs.has(execution)) inputs.set(execution, JSON.parse(execution.input));
  return inputs.get(execution);
}
