import { abortBelow, keepUnfinished, recordAborted } from '../aborting.ts';
import { innerScope } from '../definition/load.ts';
import type { ParallelState } from '../definition/types.ts';
import type { Frame } from '../execution.ts';
import { type Failure, StateFailed } from '../failure.ts';
import { addFrame } from '../launch.ts';
import { present } from '../present.ts';
import { BLOCKED, record, recordAfter, type Step, type Verdict } from '../step.ts';
import { fieldOf, leave } from '../visible.ts';

/** Parallel: starts every branch on the same input. */
export function beginParallel(step: Step<ParallelState>): Verdict {
  const { engine, execution, frame, state } = step;
  const { Arguments } = state;
  const input = Arguments === undefined ? frame.input : fieldOf(step, 'Arguments', Arguments);
  record(step, 'ParallelStateStarted');
  const total = state.Branches.length;
  frame.children = {
    items: state.Branches.map(() => null),
    outputs: [],
    started: total,
    finished: 0,
    failures: [],
    concurrency: total,
    tolerated: 0,
  };
  frame.phase = 'children';
  for (let index = 0; index < total; index += 1) {
    const scope = innerScope(frame.scope, frame.state, index);
    const { lastEvent } = frame;
    addFrame(engine, execution, { parent: frame.id, index, scope, input, lastEvent });
  }
  return BLOCKED;
}

/** A branch reached its end; the last one lets the state go on, results in order of branches. */
export function endBranch(step: Step<ParallelState>, branch: Frame, output: unknown): Verdict {
  const { frame, state } = step;
  const children = present(frame.children, 'parallel under way');
  children.outputs[present(branch.index, 'index of the branch')] = output;
  children.finished += 1;
  if (children.finished < children.items.length) return BLOCKED;
  frame.lastEvent = branch.lastEvent;
  recordAfter(step, frame.lastEvent, 'ParallelStateSucceeded');
  const result = children.outputs;
  return leave(step, { rule: state, next: state.Next }, { fallback: result, result });
}

/** A branch failed: the others stop and the state fails with the branch's error. */
export function failBranch(step: Step<ParallelState>, branch: Frame, failure: Failure): Verdict {
  keepUnfinished(step, branch);
  step.frame.lastEvent = recordAborted(step, branch);
  abortBelow(step);
  throw new StateFailed(failure);
}
