import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { loadGate } from '../adapters/decisions.ts';
import { taskDoor } from '../adapters/door.ts';
import { type GateId, markConsumed, park } from '../adapters/gates.ts';
import { lapseOffer } from '../adapters/lapse-offer.ts';
import { type Deps, live } from '../adapters/live.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { promoteReserves } from '../adapters/promotions.ts';
import { AcademyError } from '../domain/errors.ts';
import { Gate, settlementOf } from '../domain/gates.ts';
import { GateName } from '../domain/moves.ts';

const Event = z.object({
  applicationId: z.string(),
  sending: z.number(),
  gate: GateName,
  /** When the execution started; past 280 days an open gate is parked. */
  startedAt: z.string(),
  /** How the wait ended: `signal`, or the error's name. Only an unexpected error matters. */
  ended: z._default(z.string(), 'signal'),
});

/** Ends of a wait after which an undecided gate is opened again; after any other a person looks. */
const EXPECTED = new Set([
  'signal',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'GateAlreadySettled',
  'GateSuperseded',
]);

/** What the definition branches on: a move of the table of legal moves, or one of these. */
type Answer = { outcome: string; expiresAt?: string };

/**
 * Settles a gate however the wait ended: a signal, a time-out or an error says nothing; the table
 * does. Answers the decision (now consumed), or `reopen`, `park`, `stop` or `superseded`.
 */
export const door = taskDoor('SettleGate', Event, async (event, deps) => {
  const { programme } = await currentProgramme();
  const promote = () => promoteReserves(programme, deps);
  // A decision changed the board as it was recorded, so the board is read together with the gate.
  const [answer] = await Promise.all([settle(event, deps), promote()]);
  // A lapse frees a place only here.
  if (answer.outcome === 'lapse') await promote();
  return answer;
});

export const handler = door(live);

async function settle(event: z.infer<typeof Event>, deps: Deps): Promise<Answer> {
  // A decision, a lapse and a parking may race; each is conditional, and the loser looks again.
  for (let look = 0; look < 10; look += 1) {
    const answer = await settleOnce(event, deps);
    if (answer) return answer;
  }
  throw new AcademyError('TableBusy', `The gate ${event.gate} keeps changing.`);
}

async function settleOnce(event: z.infer<typeof Event>, deps: Deps): Promise<Answer | undefined> {
  const { applicationId, sending, gate, startedAt } = event;
  const id: GateId = { applicationId, sending, gate };
  const found = (await loadGate(applicationId, sending, gate)) ?? Gate.parse(id);
  const now = deps.now();
  switch (settlementOf(found, startedAt, now)) {
    case 'decided':
      await markConsumed(id, now);
      return { outcome: found.decision?.outcome ?? 'superseded' };
    case 'lapse':
      return (await lapseOffer(event.applicationId, deps)) ? { outcome: 'lapse' } : undefined;
    case 'park':
      return (await park(found, now)) ? { outcome: 'park' } : undefined;
    case 'reopen':
      return EXPECTED.has(event.ended) ? reopen(id, found) : { outcome: 'stop' };
  }
}

/** Still undecided: wait again, unless the application has gone on without this gate. */
async function reopen(
  { applicationId, sending, gate }: GateId,
  found: Gate,
): Promise<Answer | undefined> {
  const application = await loadApplication(applicationId);
  if (application.sending === sending && application.gate === gate) {
    return { outcome: 'reopen', ...(found.expiresAt ? { expiresAt: found.expiresAt } : {}) };
  }
  return (await loadGate(applicationId, sending, gate))?.decision
    ? undefined
    : { outcome: 'superseded' };
}
