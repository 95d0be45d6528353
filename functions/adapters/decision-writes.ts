import type { Application } from '../domain/application.ts';
import type { Decision } from '../domain/gates.ts';
import type { GateName } from '../domain/moves.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { GRACE, stageValues, toList } from './applications.ts';
import type { DecisionRequest, Plan } from './decisions.ts';
import { keys, todoKey } from './keys.ts';
import type { Write } from './table.ts';

/** A decision holds for what was read: the stage, the sending, and the team that is told. */
const AS_READ = '#status = :before AND sending = :sendingBefore AND draftVersion = :draftBefore';

/** The application after a decision, with its place in lists and stages. */
export function applicationWrite(before: Application, after: Application, now: string): Write {
  const { draft: _draft, ...attributes } = after;
  const changed = Object.entries(attributes).filter(
    ([name, value]) => before[name as keyof Application] !== value && name !== 'gate',
  );
  const kept = changed.filter(([, value]) => value !== undefined);
  const gone = changed.filter(([, value]) => value === undefined).map(([name]) => `#${name}`);
  const sets = kept.map(([name]) => `#${name} = :${name}`);
  const removes = [...gone, ...(after.gate ? [] : ['gate'])];
  const listed = toList(now);
  const deadline = before.status === 'offered' ? before.offerExpiresAt : undefined;
  return {
    update: keys.application(before.id),
    set:
      `SET ${[...sets, 'stagePk = :stagePk', 'stageSk = :stageSk', listed.set].join(', ')}` +
      (after.gate ? ', gate = :gate' : '') +
      (removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''),
    condition: `${AS_READ}${deadline ? ' AND offerExpiresAt = :deadline' : ''}`,
    names: Object.fromEntries([
      ...changed.map(([name]) => [`#${name}`, name]),
      ['#status', 'status'],
    ]),
    values: {
      ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
      ...(after.gate ? { ':gate': after.gate } : {}),
      ':before': before.status,
      ':sendingBefore': before.sending,
      ':draftBefore': before.draftVersion,
      ...(deadline ? { ':deadline': deadline } : {}),
      ...stageValues(before.programmeId, after.status, after.sentAt ?? now, before.id),
      ...listed.values,
    },
  };
}

/** The decision on the gate where the application waits, and what is known of the next one. */
export function gateWrites(
  before: Application,
  after: Application,
  request: DecisionRequest,
  plan: Plan,
): Write[] {
  return [
    ...(before.gate ? [decisionWrite(before, before.gate, request)] : []),
    ...(after.gate && plan.nextGateExpiresAt
      ? [expiryWrite(after, after.gate, plan.nextGateExpiresAt)]
      : []),
  ];
}

function decisionWrite(application: Application, gate: GateName, request: DecisionRequest): Write {
  const { event, by, now, reason, internal, requestId, consumed } = request;
  const decision: Decision = {
    outcome: event,
    by,
    at: now,
    requestId,
    ...(reason ? { reason } : {}),
    ...(internal ? { internal } : {}),
  };
  // Who decides signals at once and the sweep repeats it; a rule, which may be a task, leaves it to the sweep.
  const signalAt = by.role === 'rule' ? now : plus(now, GRACE);
  const { todo, todoAt } = todoKey('work', signalAt);
  return {
    update: keys.gate(application.id, application.sending, gate),
    set:
      'SET decision = :decision, applicationId = :id, sending = :sending, gate = :gate' +
      (consumed ? ', consumedAt = :now REMOVE todo, todoAt' : ', todo = :todo, todoAt = :todoAt'),
    condition: 'attribute_not_exists(decision)',
    values: {
      ':decision': decision,
      ':id': application.id,
      ':sending': application.sending,
      ':gate': gate,
      ...(consumed ? { ':now': now } : { ':todo': todo, ':todoAt': todoAt }),
    },
  };
}

function expiryWrite(application: Application, gate: GateName, expiresAt: string): Write {
  const { todo, todoAt } = todoKey('work', plus(expiresAt, PATIENCE));
  return {
    update: keys.gate(application.id, application.sending, gate),
    set: 'SET expiresAt = :expiresAt, applicationId = :id, sending = :sending, gate = :gate, todo = :todo, todoAt = :todoAt',
    values: {
      // The workflow lapses it at its instant; the sweep, if there is none left to do so.
      ':todo': todo,
      ':todoAt': todoAt,
      ':expiresAt': expiresAt,
      ':id': application.id,
      ':sending': application.sending,
      ':gate': gate,
    },
  };
}
