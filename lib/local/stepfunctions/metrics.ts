import type { Engine } from './step.ts';

/** What a runner has done since it was opened, and the executions in its store. */
export type Metrics = {
  stateTransitions: number;
  taskInvocations: number;
  executions: {
    running: number;
    succeeded: number;
    failed: number;
    timedOut: number;
    aborted: number;
  };
};

/** Reads the figures of a runner. */
export function metricsOf({ counts, store }: Engine): Metrics {
  store.flush();
  const byStatus = store.countByStatus();
  const count = (status: string) => byStatus.get(status) ?? 0;
  return {
    ...counts,
    executions: {
      running: count('RUNNING'),
      succeeded: count('SUCCEEDED'),
      failed: count('FAILED'),
      timedOut: count('TIMED_OUT'),
      aborted: count('ABORTED'),
    },
  };
}
