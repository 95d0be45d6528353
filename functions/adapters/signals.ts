import type { Application } from '../domain/application.ts';
import { type Gate, ORPHANED_AFTER } from '../domain/gates.ts';
import type { GateName } from '../domain/moves.ts';
import { HOUR, plus } from '../domain/time.ts';
import { GRACE, loadApplication } from './applications.ts';
import { type DecisionRequest, decide, loadGate } from './decisions.ts';
import { executionAfter, markConsumed } from './gates.ts';
import { keys } from './keys.ts';
import { logWarn } from './log.ts';
import { executionOf } from './sendings.ts';
import { updateOnly } from './table.ts';
import { signal, startApplicationExecution } from './workflow.ts';

/**
 * For deciding doors: records a decision, then tells the workflow. It is safe once it is recorded; if
 * the signal fails, the sweep repeats it.
 */
export async function decideAndSignal(request: DecisionRequest): Promise<Application> {
  const { application, gate } = await decide(request);
  if (!gate) return application;
  await signalDecision(application.id, application.sending, gate, request.now).catch(
    (error: unknown) =>
      logWarn('decision not signalled yet', {
        applicationId: application.id,
        error: error instanceof Error ? error.name : 'Unknown',
      }),
  );
  return application;
}

/**
 * Tells the workflow that a gate is decided: the current token is signalled, or, where the gate was
 * parked, the next execution started. Done only when the workflow has consumed the decision.
 */
export async function signalDecision(
  id: string,
  sending: number,
  gate: GateName,
  now: string,
): Promise<Gate | undefined> {
  const found = await loadGate(id, sending, gate);
  if (!found?.decision || found.consumedAt) return found;
  if (found.parkedAt) {
    await startApplicationExecution(...resumption(found));
    // That execution begins by asking the table where it is: it will not come by this gate again.
    await markConsumed({ applicationId: id, sending, gate }, now);
    return { ...found, consumedAt: now };
  }
  // No token yet: opening the gate will find the decision. Gone: a newer attempt will, or the alarm.
  if (found.token) await signal(found.token);
  return found;
}

/** Repeats a signal for the sweep and says when to look again; the same token unconsumed is an orphan. */
export async function repeatSignal(
  id: string,
  sending: number,
  gate: GateName,
  now: string,
): Promise<void> {
  const found = await signalDecision(id, sending, gate, now);
  if (!found?.decision || found.consumedAt) return forget(id, sending, gate);
  const orphaned =
    plus(found.decision.at, ORPHANED_AFTER) <= now &&
    found.signalledAttempt === (found.attempt ?? '');
  // Its own execution had the usual time, and there is none that an operator could start again.
  if (orphaned && (await loadApplication(id)).sending !== sending) {
    return markConsumed({ applicationId: id, sending, gate }, now, 'superseded');
  }
  if (orphaned) logWarn('gate orphaned', { applicationId: id, gate, sending });
  await updateOnly({
    update: keys.gate(id, sending, gate),
    set: 'SET todoAt = :next, signalledAt = :now, signalledAttempt = :attempt',
    condition: 'attribute_exists(decision) AND attribute_not_exists(consumedAt)',
    values: {
      // An orphan waits for an operator: repeating it every minute would only fill the log.
      ':next': plus(now, orphaned ? HOUR : GRACE),
      ':now': now,
      ':attempt': found.attempt ?? '',
    },
  });
}

function resumption(gate: Gate): [string, object] {
  const { input } = executionOf(gate.applicationId, gate.sending);
  return [executionAfter(gate, gate.resumes), input];
}

async function forget(id: string, sending: number, gate: GateName): Promise<void> {
  await updateOnly({
    update: keys.gate(id, sending, gate),
    set: 'REMOVE todo, todoAt',
    condition: 'attribute_exists(consumedAt)',
  });
}
