import * as z from 'zod/mini';
import type { Application } from './application.ts';
import type { Gate } from './gates.ts';
import { isClosed } from './moves.ts';
import type { TimelineState } from './timeline.ts';

/** The workflows, by the names of the manifest. */
export type Workflow = 'application' | 'timeline';

/** How an execution ended that did not come to its end. */
export const FailedStatus = z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']);
export type FailedStatus = z.infer<typeof FailedStatus>;

/** What an execution is about: its input, which holds ids alone. */
export const About = z.union([
  z.object({ applicationId: z.string(), sending: z.number() }),
  z.object({ timelineId: z.string(), generation: z.number() }),
]);
export type About = z.infer<typeof About>;

/** An execution that failed, without its cause: that may quote what it worked on. Instants ISO UTC. */
export type FailedExecution = {
  workflow: Workflow;
  name: string;
  status: FailedStatus;
  startedAt: string;
  stoppedAt: string;
  /** The name of the error, if it is a name. */
  error?: string;
  /** Unknown where somebody started it with another input. */
  about?: About;
};

/** That somebody started the workflow again: as the latest of these, with who, when and why. */
export const Restart = z.object({
  /** Which start of this sending, or which generation of this timeline, it is. */
  number: z.number(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  reason: z.string(),
  requestId: z.string(),
  /** Set once the execution is started. */
  startedAt: z.optional(z.string()),
});
export type Restart = z.infer<typeof Restart>;

/** What became of what a failed execution was about. */
export type Aftermath = 'needs-restart' | 'restarted' | 'over';

/** What is known of a sending since one of its executions failed. */
export type Since = {
  /** The last time that an operator started it again. */
  restart?: Restart | undefined;
  /** Which attempt holds the gate at which it waits: an instant first. */
  attempt?: string | undefined;
};

/** Whether a failed execution of an application still needs somebody. */
export function aftermathOfSending(
  { stoppedAt }: FailedExecution,
  sending: number,
  application: Application | undefined,
  { restart, attempt }: Since,
): Aftermath {
  if (!application || application.sending !== sending) return 'over';
  // A gate that was opened since tells of an execution that somebody started by hand.
  if ((restart && restart.at >= stoppedAt) || isSince(attempt, stoppedAt)) return 'restarted';
  return isClosed(application.status) ? 'over' : 'needs-restart';
}

/** Whether a failed execution of a timeline still needs somebody. */
export function aftermathOfTimeline(
  { stoppedAt }: FailedExecution,
  generation: number,
  state: TimelineState | undefined,
): Aftermath {
  if (state?.endedAt) return 'over';
  const latest = Math.max(state?.generation ?? 0, state?.restart?.number ?? 0);
  return latest > generation || isSince(state?.attempt, stoppedAt) ? 'restarted' : 'needs-restart';
}

/** Whether the state that an attempt is of was entered after an instant. */
function isSince(attempt: string | undefined, instant: string): boolean {
  return (attempt?.split('#')[0] ?? '') > instant;
}

/** Whether something of an application is left for an execution to do: it is open, or a decision was not taken. */
export function waitsForWorkflow({ status }: Pick<Application, 'status'>, gates: Gate[]): boolean {
  const isOpen = status !== 'draft' && !isClosed(status);
  return isOpen || gates.some(({ decision, consumedAt }) => decision && !consumedAt);
}

/** Names of errors: ours, the workflow's, AWS's and the language's. Anything else may be anything. */
const NAME = /^((States|Lambda|StepFunctions|Sandbox)\.)?[A-Z][A-Za-z]{2,60}$/;

/** An error's name, or nothing where it is not one: whoever ends a wait can write what they like. */
export function nameOfError(error: string | undefined): string | undefined {
  return error !== undefined && NAME.test(error) ? error : undefined;
}
