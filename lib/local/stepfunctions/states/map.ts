import { abortBelow, framesBelow, keepUnfinished } from '../aborting.ts';
import { innerScope } from '../definition/load.ts';
import type { MapState } from '../definition/types.ts';
import type { Children, Frame } from '../execution.ts';
import { type Failure, StateFailed } from '../failure.ts';
import { addFrame } from '../launch.ts';
import { present } from '../present.ts';
import { BLOCKED, record, recordAfter, type Step, type Verdict } from '../step.ts';
import { leave } from '../visible.ts';
import { selectItem } from './item-batcher.ts';
import {
  childrenOf,
  exceedsTolerance,
  itemsOf,
  type MapItem,
  resultsOf,
  THRESHOLD_EXCEEDED,
} from './map-items.ts';

/** Map: runs the processor once for each item, so many at a time. */
export function beginMap(step: Step<MapState>): Verdict {
  const items = itemsOf(step);
  const children = childrenOf(step, items);
  record(step, 'MapStateStarted', { length: items.length });
  step.frame.children = children;
  step.frame.phase = 'children';
  if (items.length === 0) return endMap(step, children);
  startIterations(step, children);
  return BLOCKED;
}

/** An iteration reached its end. */
export function endIteration(step: Step<MapState>, iteration: Frame, output: unknown): Verdict {
  const children = present(step.frame.children, 'map under way');
  const index = present(iteration.index, 'index of the iteration');
  children.outputs[index] = output;
  const details = { index, name: step.frame.state };
  const id = recordAfter(step, iteration.lastEvent, 'MapIterationSucceeded', details);
  return goOn(step, children, { lastEvent: iteration.lastEvent, endEvent: id });
}

/** An iteration failed: more failures than are tolerated fail the state. */
export function failIteration(step: Step<MapState>, iteration: Frame, failure: Failure): Verdict {
  const children = present(step.frame.children, 'map under way');
  const index = present(iteration.index, 'index of the iteration');
  const details = { index, name: step.frame.state };
  const id = recordAfter(step, iteration.lastEvent, 'MapIterationFailed', details);
  children.failures.push(index);
  if (!exceedsTolerance(children)) {
    return goOn(step, children, { lastEvent: iteration.lastEvent, endEvent: id });
  }
  keepUnfinished(step, iteration);
  step.frame.lastEvent = id;
  abortIterations(step);
  const { ToleratedFailureCount, ToleratedFailurePercentage } = step.state;
  const strict = ToleratedFailureCount === undefined && ToleratedFailurePercentage === undefined;
  throw new StateFailed(strict ? failure : THRESHOLD_EXCEEDED);
}

type Ended = { lastEvent: number; endEvent: number };

// The next iteration follows the last event inside the ended one, not the note that it ended.
function goOn(step: Step<MapState>, children: Children, { lastEvent, endEvent }: Ended): Verdict {
  children.finished += 1;
  step.frame.lastEvent = endEvent;
  if (children.finished === children.items.length) return endMap(step, children);
  step.frame.lastEvent = lastEvent;
  startIterations(step, children);
  return BLOCKED;
}

function endMap(step: Step<MapState>, children: Children): Verdict {
  recordAfter(step, step.frame.lastEvent, 'MapStateSucceeded');
  const { state } = step;
  const result = resultsOf(children);
  return leave(step, { rule: state, next: state.Next }, { fallback: result, result });
}

function startIterations(step: Step<MapState>, children: Children): void {
  const room = () => children.started - children.finished < children.concurrency;
  while (children.started < children.items.length && room()) {
    const index = children.started;
    children.started += 1;
    startIteration(step, { Index: index, Value: children.items[index] });
  }
}

function startIteration(step: Step<MapState>, item: MapItem): void {
  const { engine, execution, frame } = step;
  const input = selectItem(step, item);
  const details = { index: item.Index, name: frame.state };
  const lastEvent = recordAfter(step, frame.lastEvent, 'MapIterationStarted', details);
  const scope = innerScope(frame.scope, frame.state, 0);
  const given = { parent: frame.id, index: item.Index, scope, input, item, lastEvent };
  addFrame(engine, execution, given);
}

function abortIterations(step: Step<MapState>): void {
  const others = framesBelow(step).filter((frame) => frame.parent === step.frame.id);
  abortBelow(step);
  for (const { index } of others.reverse()) {
    record(step, 'MapIterationAborted', { index, name: step.frame.state });
  }
}
