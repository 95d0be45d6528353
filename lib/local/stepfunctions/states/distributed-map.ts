import { innerScope } from '../definition/load.ts';
import type { MapState } from '../definition/types.ts';
import { abortStartedBy } from '../ending.ts';
import type { Children, Execution } from '../execution.ts';
import { StateFailed } from '../failure.ts';
import { textOf } from '../json.ts';
import { definitionOf, launch } from '../launch.ts';
import { present } from '../present.ts';
import { BLOCKED, record, recordAfter, type Step, type Verdict } from '../step.ts';
import { leave } from '../visible.ts';
import { batchesOf } from './item-batcher.ts';
import {
  childrenOf,
  exceedsTolerance,
  itemsOf,
  type MapItem,
  resultsOf,
  THRESHOLD_EXCEEDED,
} from './map-items.ts';

/** A Map whose iterations are executions of their own, each with its own history. */
export function beginDistributedMap(step: Step<MapState>): Verdict {
  const items = batchesOf(step, itemsOf(step));
  const children = childrenOf(step, items);
  const mapRunArn = createMapRunArn(step);
  record(step, 'MapStateStarted', { length: items.length });
  record(step, 'MapRunStarted', { mapRunArn });
  const running = { ...children, mapRunArn };
  step.frame.children = running;
  step.frame.phase = 'children';
  return goOn(step, running);
}

/** A child ended. Failures within the tolerance leave no trace in the result. */
export function endChild(step: Step<MapState>, child: Execution): Verdict {
  const children = present(step.frame.children, 'map run under way');
  const index = present(child.waiter?.index, 'index of the child');
  children.finished += 1;
  if (child.output === undefined) children.failures.push(index);
  else children.outputs[index] = JSON.parse(child.output);
  if (!exceedsTolerance(children)) return goOn(step, children);
  step.frame.unfinished = { children, frames: [] };
  abortStartedBy(step.engine, step.execution, step.frame);
  record(step, 'MapRunFailed', THRESHOLD_EXCEEDED);
  throw new StateFailed(THRESHOLD_EXCEEDED);
}

/** Whether a Map runs its iterations as executions of their own. */
export function isDistributed({ ItemProcessor }: MapState): boolean {
  return ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

/** Starts as many children as may run at a time; the run ends when all have ended. */
export function goOn(step: Step<MapState>, children: Children): Verdict {
  if (children.finished === children.items.length) return endRun(step, children);
  const { items, concurrency } = children;
  while (children.started < items.length && children.started - children.finished < concurrency) {
    const index = children.started;
    children.started += 1;
    startChild(step, children, { Index: index, Value: items[index] });
  }
  return BLOCKED;
}

function endRun(step: Step<MapState>, children: Children): Verdict {
  record(step, 'MapRunSucceeded');
  recordAfter(step, step.frame.lastEvent, 'MapStateSucceeded');
  const result = resultsOf(children);
  const { state } = step;
  return leave(step, { rule: state, next: state.Next }, { fallback: result, result });
}

function startChild(step: Step<MapState>, children: Children, item: MapItem): void {
  const { engine, execution, frame } = step;
  const name = engine.random.uuid();
  const mapRunArn = present(children.mapRunArn, 'map run');
  const run = mapRunArn.split(':').at(-2);
  const owner = execution.stateMachineArn.split(':').slice(0, -2).join(':');
  launch(engine, {
    arn: `${owner}:execution:${run}:${name}`,
    name,
    stateMachineArn: `${owner}:stateMachine:${run}`,
    roleArn: execution.roleArn,
    definition: definitionOf(engine, execution.definition),
    scope: innerScope(frame.scope, frame.state, 0),
    input: textOf(item.Value),
    waiter: {
      executionArn: execution.arn,
      frame: frame.id,
      attempt: frame.attempt,
      index: item.Index,
    },
    mapRunArn,
    item,
  });
}

// `arn:…:mapRun:<state machine>/<label>:<uuid>`; children are named after the part in the middle.
function createMapRunArn({ engine, execution, state }: Step<MapState>): string {
  const parts = execution.stateMachineArn.split(':');
  const label = state.Label ?? engine.random.uuid();
  const owner = parts.slice(0, -2).join(':');
  return `${owner}:mapRun:${parts.at(-1)}/${label}:${engine.random.uuid()}`;
}
