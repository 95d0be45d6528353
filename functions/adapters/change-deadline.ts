import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { STATUS_WORDS } from '../domain/moves.ts';
import { deadlineProblems } from '../domain/offer-deadline.ts';
import { teamMails } from '../domain/team-mails.ts';
import { PATIENCE, plus, spoken } from '../domain/time.ts';
import { holdUntil } from '../domain/timetable.ts';
import { loadApplication } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { isRecorded, loadGate } from './decisions.ts';
import { invalidInput } from './invalid-input.ts';
import { keys, todoKey } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { logWarn } from './log.ts';
import { currentProgramme } from './programmes.ts';
import { transact, type Write } from './table.ts';
import { signal } from './workflow.ts';

/** Staff move the end of an open offer. Instants are ISO UTC. */
export type DeadlineChange = {
  applicationId: string;
  until: string;
  /** The end that whoever changes it saw. */
  seen?: string | undefined;
  /** For the history, and for the team. */
  reason: string;
  by: Actor;
  requestId: string;
  now: string;
  newId: () => string;
};

/**
 * Moves the end of an open offer: the gate, the application, the mail to the team and the history in one
 * transaction. The workflow is then woken, finds the date moved, and waits until the new one. An offer that
 * has that end already is left as it is.
 * @throws AcademyError `WrongStage`, `OfferLapsed`, `DeadlineChanged`, `InputInvalid`, `TableBusy`
 */
export async function changeDeadline(change: DeadlineChange): Promise<Application> {
  const { applicationId, until, requestId, now } = change;
  for (let race = 0; race < 10; race += 1) {
    const before = await loadApplication(applicationId);
    if (before.status === 'offered' && before.offerExpiresAt === until) return before;
    if (await isRecorded(applicationId, { event: 'change-deadline', requestId })) return before;
    const { programme } = await currentProgramme(before.programmeId);
    refuse(before, change, programme.timeZone);
    const problems = deadlineProblems(programme, until, now);
    if (problems.length > 0) throw invalidInput(problems);
    const failed = await transact(writesOf(before, change, holdUntil(programme, now)));
    if (failed.length > 0) continue;
    await wake(before, applicationId);
    return { ...before, offerExpiresAt: until };
  }
  throw new AcademyError(
    'TableBusy',
    'This offer is being changed by others at the moment. Nothing was changed: try again.',
  );
}

function refuse(
  { status, offerExpiresAt = '' }: Application,
  { seen, now }: DeadlineChange,
  timeZone: string,
): void {
  if (status !== 'offered') {
    throw new AcademyError(
      'WrongStage',
      `There is no open offer whose end could be moved: the application ${STATUS_WORDS[status]}.`,
    );
  }
  if (now >= offerExpiresAt) {
    throw new AcademyError(
      'OfferLapsed',
      `The offer ended at ${spoken(offerExpiresAt, timeZone)}, so its end can no longer be moved.`,
    );
  }
  if (seen && seen !== offerExpiresAt) {
    throw new AcademyError(
      'DeadlineChanged',
      `Somebody else has moved the end of this offer to ${spoken(offerExpiresAt, timeZone)}. Nothing was changed: load the page again.`,
    );
  }
}

function writesOf(before: Application, change: DeadlineChange, sendAt: string): Write[] {
  const { id, sending, offerExpiresAt: was = '' } = before;
  const { until, reason, by, requestId, now, newId } = change;
  const mails = teamMails(before, {
    ...{ kind: 'offer-changed', occasion: `offer-changed/${newId()}`, sendAt },
    facts: { expiresAt: until, was, reason },
  });
  const details = { requestId, reason, was, until };
  const writes: Write[] = [
    {
      update: keys.application(id),
      set: 'SET offerExpiresAt = :until',
      condition: '#status = :offered AND sending = :sending AND offerExpiresAt = :was',
      names: { '#status': 'status' },
      values: { ':until': until, ':was': was, ':offered': 'offered', ':sending': sending },
    },
    gateWrite(before, until),
    ...mails.map((mail) => mailWrite(keys.application(id).pk, mail, now)),
  ];
  const note = auditNote(id, by, 'change-deadline', now, newId(), details);
  return withAudit(writes, appendTo(before, note));
}

/** A decided gate keeps its date; the sweep's look at it moves along. */
function gateWrite({ id, sending }: Application, until: string): Write {
  const { todo, todoAt } = todoKey('work', plus(until, PATIENCE));
  return {
    update: keys.gate(id, sending, 'answer'),
    set: 'SET expiresAt = :until, todo = :todo, todoAt = :todoAt',
    condition: 'attribute_exists(expiresAt) AND attribute_not_exists(decision)',
    values: { ':until': until, ':todo': todo, ':todoAt': todoAt },
  };
}

/**
 * Lets the workflow wait anew. Where it cannot be reached, a later date is found when the old one arrives, and
 * an earlier one by the sweep.
 */
async function wake({ sending }: Application, applicationId: string): Promise<void> {
  try {
    const gate = await loadGate(applicationId, sending, 'answer');
    if (gate?.token && !gate.decision) await signal(gate.token);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    logWarn('new deadline not signalled yet', { applicationId, error: name });
  }
}
