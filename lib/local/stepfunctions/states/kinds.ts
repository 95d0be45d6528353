import type { Frame, Timer } from '../execution.ts';
import type { Failure } from '../failure.ts';
import type { Step, Verdict } from '../step.ts';
import { beginChoice } from './choice.ts';
import { beginDistributedMap, isDistributed } from './distributed-map.ts';
import { beginFail } from './fail.ts';
import { beginMap, endIteration, failIteration } from './map.ts';
import { beginParallel, endBranch, failBranch } from './parallel.ts';
import { beginPass, beginSucceed } from './pass.ts';
import { beginTask, timeOutTask } from './task.ts';
import { beginWait, endWait } from './wait.ts';

/** Starts an attempt at a state. */
export function begin({ state, ...rest }: Step): Verdict {
  switch (state.Type) {
    case 'Pass':
      return beginPass({ ...rest, state });
    case 'Task':
      return beginTask({ ...rest, state });
    case 'Choice':
      return beginChoice({ ...rest, state });
    case 'Wait':
      return beginWait({ ...rest, state });
    case 'Succeed':
      return beginSucceed({ ...rest, state });
    case 'Fail':
      return beginFail({ ...rest, state });
    case 'Parallel':
      return beginParallel({ ...rest, state });
    case 'Map':
      return isDistributed(state)
        ? beginDistributedMap({ ...rest, state })
        : beginMap({ ...rest, state });
  }
}

/** A timer fired that the state itself set. */
export function wake({ state, ...rest }: Step, kind: Timer['kind']): Verdict {
  if (state.Type === 'Wait') return endWait({ ...rest, state });
  if (state.Type === 'Task') return timeOutTask({ ...rest, state }, kind);
  throw strange(state.Type, `a timer of kind ${kind}`);
}

/** A branch or iteration of the state reached its end. */
export function childEnded({ state, ...rest }: Step, child: Frame, output: unknown): Verdict {
  if (state.Type === 'Parallel') return endBranch({ ...rest, state }, child, output);
  if (state.Type === 'Map') return endIteration({ ...rest, state }, child, output);
  throw strange(state.Type, 'a child');
}

/** A branch or iteration of the state failed. */
export function childFailed({ state, ...rest }: Step, child: Frame, failure: Failure): Verdict {
  if (state.Type === 'Parallel') return failBranch({ ...rest, state }, child, failure);
  if (state.Type === 'Map') return failIteration({ ...rest, state }, child, failure);
  throw strange(state.Type, 'a child');
}

function strange(type: string, what: string): Error {
  return new Error(`A ${type} has ${what}`);
}
