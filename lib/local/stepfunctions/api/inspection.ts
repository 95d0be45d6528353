import type { MapState } from '../definition/types.ts';
import { integerField } from '../fields.ts';
import { textOf } from '../json.ts';
import { defined } from '../present.ts';
import { selectedItems } from '../states/item-batcher.ts';
import { percentageField } from '../states/map-items.ts';
import type { Step } from '../step.ts';
import type { Fields } from './request.ts';

/** How a failure was dealt with: by which catcher, or by which retrier and after how long. */
export type ErrorDetails = {
  catchIndex?: number;
  retryIndex?: number;
  retryBackoffIntervalSeconds?: number;
};

/** What the test of a state came to, as far as it is shown on request. */
export type Shown = {
  result?: unknown;
  assign?: Record<string, unknown>;
  errorDetails?: ErrorDetails;
};

/** What TestState shows of the inside of a state when DEBUG or TRACE is asked for. */
export function inspectionOf(step: Step, input: Fields, { result, assign, errorDetails }: Shown) {
  if ((input['inspectionLevel'] ?? 'INFO') === 'INFO') return {};
  const { call, input: given, variables } = step.frame;
  return {
    inspectionData: {
      input: textOf(given),
      ...defined({
        afterArguments: call?.arguments,
        result: result === undefined ? undefined : textOf(result),
        errorDetails,
      }),
      variables: textOf({ ...variables, ...assign }),
      ...(step.state.Type === 'Map' ? mapOf({ ...step, state: step.state }) : {}),
    },
  };
}

// A Map whose items could not be worked out has nothing to show.
function mapOf(step: Step<MapState>) {
  const { children } = step.frame;
  if (children === undefined) return {};
  const { ItemSelector, ItemBatcher, ToleratedFailurePercentage } = step.state;
  const { MaxConcurrency, ToleratedFailureCount } = step.state;
  const limits = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const whole = (name: string, template: unknown) => integerField(step, { name, template }, limits);
  return defined({
    afterItemSelector: ItemSelector === undefined ? undefined : textOf(selectedItems(step)),
    afterItemBatcher: ItemBatcher === undefined ? undefined : textOf(children.items),
    maxConcurrency: whole('MaxConcurrency', MaxConcurrency),
    toleratedFailureCount: whole('ToleratedFailureCount', ToleratedFailureCount),
    toleratedFailurePercentage: percentageField(step, ToleratedFailurePercentage),
  });
}
