import type { FailedStatus } from '../../domain/executions.ts';

/** Why an execution failed and what an operator does about it, in sentences. */
export type FailureWords = { cause: string; todo: string };

const RESTART = 'Start it again.';
const MEND =
  'Look for the name in the log of the door where it stopped, mend and deploy, then start it again.';

/** Errors whose cause is known, by their names; those that end in a `*` begin so. */
const CAUSES: [name: string, cause: string, todo: string][] = [
  ['TableBusy', 'The table was too busy at every attempt.', RESTART],
  ['WorkflowBusy', 'Step Functions took nothing more at every attempt.', RESTART],
  [
    'NotFound',
    'What it is about is not in the table any more.',
    'If the application was erased, nothing is to be done.',
  ],
  ['InputInvalid', 'A door was called with something that it does not take.', MEND],
  ['WrongStage', 'The application had moved on while a step was done.', RESTART],
  ['AlreadyDecided', 'Somebody had decided while a step was done.', RESTART],
  ['GateAlreadySettled', 'The step was decided before the workflow asked for it.', RESTART],
  [
    'GateSuperseded',
    'A newer execution waits at the same step.',
    'Look whether that one runs; then nothing is to be done.',
  ],
  ['NoPlaceFree', 'An offer was to be sent, and no place was free.', MEND],
  ['States.Timeout', 'A step took longer than it may.', RESTART],
  ['States.HeartbeatTimeout', 'A step did not say in time that it was still at work.', RESTART],
  ['States.TaskFailed', 'A step failed without a name for its error.', MEND],
  [
    'States.Permissions',
    'The workflow may not do what a step needs.',
    'Deploy again, which restores its rights, then start it again.',
  ],
  ['States.DataLimitExceeded', 'A step handed on more than the workflow takes.', MEND],
  ['States.*', 'The definition of the workflow could not be followed.', MEND],
  [
    'Lambda.TooManyRequestsException',
    'More functions ran at once than the account may have.',
    RESTART,
  ],
  ['Lambda.Unknown', 'A function ended without an answer: out of time or of memory.', MEND],
  ['Sandbox.*', 'A function ended without an answer: out of time or of memory.', MEND],
  ['Lambda.*', 'AWS Lambda was unwell at every attempt.', RESTART],
  ['StepFunctions.*', 'Step Functions could not start the next execution.', RESTART],
  ['Throttling*', 'AWS took no more requests at every attempt.', RESTART],
];

/** What to say of a failed execution. Its own words are never shown: they may quote anything. */
export function failureWords(status: FailedStatus, error: string | undefined): FailureWords {
  if (status === 'ABORTED') return { cause: 'Somebody stopped it by hand.', todo: RESTART };
  if (error === undefined) {
    const cause =
      status === 'TIMED_OUT'
        ? 'It was older than an execution may become.'
        : 'Its error has no name that can be shown.';
    return { cause, todo: status === 'TIMED_OUT' ? RESTART : MEND };
  }
  const found = CAUSES.find(([name]) =>
    name.endsWith('*') ? error.startsWith(name.slice(0, -1)) : error === name,
  );
  if (found) return { cause: found[1], todo: found[2] };
  return { cause: 'A step met an error that nobody expects: a defect.', todo: MEND };
}

/** Every name and beginning of a name that has words of its own. */
export const NAMED_CAUSES = CAUSES.map(([name]) => name);
