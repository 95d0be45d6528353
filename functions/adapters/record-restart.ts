import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import { type Restart, waitsForWorkflow } from '../domain/executions.ts';
import type { Actor } from '../domain/gates.ts';
import { plus } from '../domain/time.ts';
import { GRACE } from './applications.ts';
import { auditNote, readHeads, transactWithAudit } from './audit.ts';
import { standings } from './executions.ts';
import { loadGates } from './gates.ts';
import { type Key, keys, todoKey } from './keys.ts';
import { logWarn } from './log.ts';
import { startRecorded } from './restarts.ts';
import { executionNames, executionOf, loadSending } from './sendings.ts';
import type { Write } from './table.ts';

/** Who starts something again, when and why; the id makes a repeated wish the same success. */
export type RestartRequest = {
  by: Actor;
  reason: string;
  requestId: string;
  now: string;
  newId: () => string;
};

/**
 * Starts the workflow of an application again: recorded, then started; what cannot be started now, the
 * sweep starts. It begins by asking the table where the application is, so nothing is told twice.
 * @throws AcademyError `ExecutionRunning`, `WrongStage` where nothing is left for an execution to do
 */
export async function restartApplication(
  application: Application,
  request: RestartRequest,
): Promise<void> {
  const { id, sending } = application;
  const before = (await loadSending(id, sending))?.restart;
  if (before?.requestId !== request.requestId) {
    await recordRestart(application, before, request).catch(async (error: unknown) => {
      const first = (await loadSending(id, sending))?.restart;
      unlessOwn(first, request, error);
    });
  }
  await startRecorded(id, sending, request.now).catch((error: unknown) => later(error, { id }));
}

/** Somebody was first: with the same wish, as of a double click, or with another one. */
export function unlessOwn(
  first: Restart | undefined,
  { requestId }: RestartRequest,
  refusal: unknown,
): void {
  if (first?.requestId !== requestId) throw refusal;
}

/** What was recorded is not lost: the sweep starts it within a minute or two. */
export function later(error: unknown, ids: Record<string, string>): void {
  logWarn('restart not made yet', {
    ...ids,
    error: error instanceof Error ? error.name : 'Unknown',
  });
}

/** The restart as it is recorded. */
export function restartOf(number: number, request: RestartRequest): Restart {
  const { by, now: at, reason, requestId } = request;
  return { number, by: { id: by.id, name: by.name }, at, reason, requestId };
}

/** An execution that runs does whatever there is to do. */
export function stillRunning(): AcademyError {
  return new AcademyError(
    'ExecutionRunning',
    'An execution of it is running or about to start, so nothing was started. Load the page again to see how it stands.',
  );
}

/** What is over and has been taken note of has nothing for an execution to do. */
async function refuseIfPointless(application: Application): Promise<void> {
  const gates = await loadGates(application.id, application.sending);
  if (waitsForWorkflow(application, gates)) return;
  throw new AcademyError(
    'WrongStage',
    'Nothing of this application waits for the workflow, so nothing was started.',
  );
}

async function refuseIfRunning(
  { id, sending }: Application,
  before: Restart | undefined,
): Promise<void> {
  if (before && !before.startedAt) throw stillRunning();
  const all = await standings('application', await executionNames(id, sending));
  if (all.some(({ status }) => status === 'RUNNING')) throw stillRunning();
}

async function recordRestart(
  application: Application,
  before: Restart | undefined,
  request: RestartRequest,
): Promise<void> {
  await refuseIfPointless(application);
  await refuseIfRunning(application, before);
  const { id, sending } = application;
  const restart = restartOf((before?.number ?? 0) + 1, request);
  const { reason, requestId, now } = request;
  const { name } = executionOf(id, sending, restart.number);
  const details = { reason, requestId, execution: name };
  const note = auditNote(id, request.by, 'restart-workflow', now, request.newId(), details);
  const failed = await transactWithAudit(
    [restartWrite(keys.sending(id, sending), before, restart)],
    ...(await readHeads([note])),
  );
  if (failed.length > 0) throw stillRunning();
}

/** The write that records a restart after the last one, with the time at which the sweep makes it. */
export function restartWrite(key: Key, before: Restart | undefined, restart: Restart): Write {
  const { todo, todoAt } = todoKey('work', plus(restart.at, GRACE));
  return {
    update: key,
    set: 'SET restart = :restart, todo = :todo, todoAt = :todoAt',
    values: {
      ...{ ':restart': restart, ':todo': todo, ':todoAt': todoAt },
      ...(before ? { ':before': before.number } : {}),
    },
    ...(before
      ? { condition: 'restart.#number = :before', names: { '#number': 'number' } }
      : { condition: 'attribute_exists(pk) AND attribute_not_exists(restart)' }),
  };
}
