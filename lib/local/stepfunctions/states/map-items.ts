import type { MapState } from '../definition/types.ts';
import type { Children } from '../execution.ts';
import { EvaluationFailed } from '../failure.ts';
import { arrayField, integerField } from '../fields.ts';
import { textOf } from '../json.ts';
import { unexpectedType } from '../query.ts';
import type { Step } from '../step.ts';
import { fieldOf } from '../visible.ts';

export type MapItem = { Index: number; Value: unknown };

/** How a Map fails that had more failures than it tolerates. */
export const THRESHOLD_EXCEEDED = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/** The items: what the Items field says, or the state's input. */
export function itemsOf(step: Step<MapState>): unknown[] {
  const { state, frame } = step;
  if (state.Items !== undefined) return arrayField(step, 'Items', state.Items);
  if (Array.isArray(frame.input)) return frame.input;
  const text = `Map state input must be an array but was: ${textOf(frame.input)}`;
  throw new EvaluationFailed(text);
}

/** The bookkeeping of a Map that is about to start. */
export function childrenOf(step: Step<MapState>, items: unknown[]): Children {
  const { MaxConcurrency, ToleratedFailureCount } = step.state;
  const limits = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const most =
    integerField(step, { name: 'MaxConcurrency', template: MaxConcurrency }, limits) ?? 0;
  const count = { name: 'ToleratedFailureCount', template: ToleratedFailureCount };
  const share = percentageField(step, step.state.ToleratedFailurePercentage) ?? 0;
  const tolerated = Math.max(
    integerField(step, count, limits) ?? 0,
    Math.floor((share * items.length) / 100),
  );
  // 0 is no limit.
  const concurrency = most === 0 ? items.length : most;
  return { items, outputs: [], started: 0, finished: 0, failures: [], concurrency, tolerated };
}

/** Whether too many items have failed. */
export function exceedsTolerance(children: Children): boolean {
  return children.failures.length > children.tolerated;
}

/** The results in the order of the items; a tolerated failure leaves none. */
export function resultsOf({ items, outputs, failures }: Children): unknown[] {
  const failed = new Set(failures);
  return items.map((_, index) => outputs[index]).filter((_, index) => !failed.has(index));
}

/** Evaluates a percentage, which need not be whole. */
export function percentageField(step: Step<MapState>, template: unknown): number | undefined {
  if (template === undefined) return undefined;
  const location = 'ToleratedFailurePercentage';
  const percentage = fieldOf(step, location, template);
  if (typeof percentage !== 'number') {
    throw unexpectedType({ template, location }, 'number', percentage);
  }
  if (percentage >= 0 && percentage <= 100) return percentage;
  const text = `The ${location} field must be between 0 and 100 but was: ${percentage}`;
  throw new EvaluationFailed(text, location);
}
