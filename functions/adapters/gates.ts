import { Gate, nextChaseAt } from '../domain/gates.ts';
import type { GateName } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import { keys, todoKey } from './keys.ts';
import { queryPartition, updateOnly } from './table.ts';

/** Which gate of which sending. */
export type GateId = { applicationId: string; sending: number; gate: GateName };

/**
 * Keeps a task token on a gate that is still undecided, over an older attempt only. False when the
 * gate is decided or a newer attempt holds it. A gate that waits for staff is put on the chase list.
 */
export async function keepToken(
  { applicationId, sending, gate }: GateId,
  task: { token: string; attempt: string },
  context: { programme: Programme; chases: number; openedAt: string; now: string },
): Promise<boolean> {
  const { programme, chases, openedAt, now } = context;
  const chaseAt = nextChaseAt(programme, gate, { chases, openedAt });
  const chase = chaseAt === undefined ? undefined : todoKey('work', chaseAt > now ? chaseAt : now);
  return updateOnly({
    update: keys.gate(applicationId, sending, gate),
    set:
      'SET #token = :token, attempt = :attempt, openedAt = if_not_exists(openedAt, :now), applicationId = :id, sending = :sending, gate = :gate' +
      (chase ? ', todo = :todo, todoAt = :todoAt' : '') +
      // Only the shortlist's gate is neither chased nor expires: parked, it was on the list of parked ones.
      ` REMOVE parkedAt${gate === 'shortlist' ? ', todo, todoAt' : ''}`,
    condition:
      'attribute_not_exists(decision) AND (attribute_not_exists(attempt) OR attempt <= :attempt)',
    names: { '#token': 'token' },
    values: {
      ':token': task.token,
      ':attempt': task.attempt,
      ':now': now,
      ':id': applicationId,
      ':sending': sending,
      ':gate': gate,
      ...(chase ? { ':todo': chase.todo, ':todoAt': chase.todoAt } : {}),
    },
  });
}

/**
 * Marks a decision as consumed by the workflow, or as one that no workflow will take: nothing is left to
 * be done about the gate.
 */
export async function markConsumed(
  { applicationId, sending, gate }: GateId,
  now: string,
  obsolete?: Gate['obsolete'],
): Promise<void> {
  await updateOnly({
    update: keys.gate(applicationId, sending, gate),
    set: `SET consumedAt = :now${obsolete ? ', obsolete = :why' : ''} REMOVE todo, todoAt, #token`,
    condition: 'attribute_exists(decision) AND attribute_not_exists(consumedAt)',
    names: { '#token': 'token' },
    values: { ':now': now, ...(obsolete ? { ':why': obsolete } : {}) },
  });
}

/** The name of the execution that goes on once a gate is decided that was parked for the n-th time. */
export function executionAfter({ applicationId, sending, gate }: GateId, resumes: number): string {
  return `${applicationId}-${sending}-after-${gate}-${resumes}`;
}

/** The gates of a sending, as far as they were opened or decided. */
export async function loadGates(applicationId: string, sending: number): Promise<Gate[]> {
  const { pk, sk } = keys.gates(applicationId, sending);
  return (await queryPartition(pk, sk)).map((item) => Gate.parse(item));
}

/** Marks all that has been decided in a sending as consumed; to be called once its outcome is known. */
export async function consumeDecisions(
  applicationId: string,
  sending: number,
  now: string,
): Promise<void> {
  for (const gate of await loadGates(applicationId, sending)) {
    if (gate.decision && !gate.consumedAt) await markConsumed(gate, now);
  }
}

/** Parks an undecided gate: its execution ends, and the decision will start the next one. */
export async function park(found: Gate, now: string): Promise<boolean> {
  return updateOnly({
    update: keys.gate(found.applicationId, found.sending, found.gate),
    // One that is chased or expires stays on that list; an operator finds any other as a parked one.
    set: 'SET parkedAt = :now, resumes = :resumes, todo = if_not_exists(todo, :list), todoAt = if_not_exists(todoAt, :now) REMOVE #token',
    condition: 'attribute_not_exists(decision)',
    names: { '#token': 'token' },
    values: {
      ':now': now,
      ':resumes': found.resumes + 1,
      ':list': todoKey('parked', now).todo,
    },
  });
}

/** Counts a chase and sets the next one, while the gate is undecided. */
export async function recordChase(found: Gate, nextAt: string): Promise<void> {
  await updateOnly({
    update: keys.gate(found.applicationId, found.sending, found.gate),
    set: 'SET chases = :chases, todoAt = :next',
    condition: 'attribute_not_exists(decision)',
    values: { ':chases': found.chases + 1, ':next': nextAt },
  });
}
