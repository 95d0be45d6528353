import type { Frame } from './execution.ts';
import { present } from './present.ts';
import { recordAfter, type Step, stepOf } from './step.ts';

/** States that leave a mark in the history when they are cut short. */
const MARKED = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** Marks the state a frame stands in as aborted; the number of the frame's last event. */
export function recordAborted({ engine, execution }: Step, frame: Frame): number {
  const { state } = stepOf(engine, execution, frame);
  if (!MARKED.has(state.Type) || frame.enteredEvent === 0) return frame.lastEvent;
  return recordAfter({ engine, execution }, frame.lastEvent, `${state.Type}StateAborted`);
}

/** Marks every frame below the step's frame as aborted; they are removed when the state fails. */
export function abortBelow(step: Step): void {
  for (const frame of framesBelow(step)) step.frame.lastEvent = recordAborted(step, frame);
}

/** Remembers what a state that fails had going, for a redrive. */
export function keepUnfinished(step: Step, failed: Frame): void {
  const children = present(step.frame.children, 'state with children');
  step.frame.unfinished = { children, frames: [failed, ...framesBelow(step)] };
}

/** The frames under the step's frame, innermost first. */
export function framesBelow({ execution, frame }: Step): Frame[] {
  const below = new Set<number | undefined>([frame.id]);
  const found: Frame[] = [];
  for (const other of execution.frames) {
    if (!below.has(other.parent)) continue;
    below.add(other.id);
    found.unshift(other);
  }
  return found;
}

/** Forgets the frames under the step's frame. Their timers and calls find nobody any more. */
export function removeBelow(step: Step): void {
  const gone = new Set(framesBelow(step));
  for (const frame of gone) frame.phase = 'gone';
  step.execution.frames = step.execution.frames.filter((frame) => !gone.has(frame));
}
