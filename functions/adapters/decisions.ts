import type { Application } from '../domain/application.ts';
import { AcademyError, isNamed } from '../domain/errors.ts';
import { furthestAfter } from '../domain/funnel.ts';
import { type Actor, type Decision, Gate } from '../domain/gates.ts';
import type { MailDue } from '../domain/mails.ts';
import { type GateName, gateOf, MOVES, type MoveEvent, nextStatus } from '../domain/moves.ts';
import { type Board, withFreed } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { loadApplication, refuseFormerMember } from './applications.ts';
import { appendTo, auditNote, loadAudit, transactWithAudit, withAudit } from './audit.ts';
import { applicationWrite, gateWrites } from './decision-writes.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { boardWrite, loadBoard } from './places.ts';
import { currentProgramme } from './programmes.ts';
import { getItem, transact, type Write } from './table.ts';

/** A wish to move an application. `requestId` makes the same wish, repeated, the same success. */
export type DecisionRequest = {
  applicationId: string;
  /** As the door has just read it; where that is out of date, it is read again. */
  found?: Application;
  event: MoveEvent;
  by: Actor;
  /** What the team may read of it. */
  reason?: string;
  /** Why, for the academy alone: the audit shows it instead. */
  internal?: string;
  /** What the audit keeps besides. */
  details?: Record<string, string>;
  requestId: string;
  now: string;
  newId: () => string;
  /** What else changes with it; may refuse by throwing. Run again when another writer was first. */
  plan?: (application: Application, programme: Programme) => Plan | Promise<Plan>;
  /** Whether the workflow already knows, because it is the workflow that decides (a lapse). */
  consumed?: true;
};

/** What changes together with a decision, in its transaction. */
export type Plan = {
  /** Attributes of the application; those that are `undefined` go. */
  changes?: Record<string, unknown>;
  board?: (board: Board) => Board;
  /** Attributes of the application that the board after it decides, such as its coach. */
  changesByBoard?: (board: Board) => Record<string, unknown>;
  mails?: MailDue[];
  writes?: Write[];
  /** When the next gate expires. */
  nextGateExpiresAt?: string;
};

/** The application after a decision, and the gate that was decided, if it waited at one. */
export type Decided = { application: Application; gate?: GateName };

/** How often a decision is worked out again because another one changed the board first. */
const MOST_RACES = 40;

/**
 * Records one decision: the gate, the application's status, the board of places, mails and audit in
 * one transaction. The table decides every race.
 * @throws AcademyError `AlreadyDecided` (says who and when), `WrongStage`, `NotAllowed`, `NoPlaceFree`,
 *   `TableBusy`, and whatever the plan refuses with.
 */
export async function decide(request: DecisionRequest): Promise<Decided> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const found = race === 0 ? request.found : undefined;
    const application = found ?? (await loadApplication(request.applicationId));
    const decided = await attempt(application, request);
    if (decided)
      return { application: decided, ...(application.gate ? { gate: application.gate } : {}) };
  }
  throw new AcademyError(
    'TableBusy',
    'Many decisions are being made at once. Nothing was changed: try again.',
  );
}

/** The gate, read consistently; `undefined` before it was opened or decided. */
export async function loadGate(
  id: string,
  sending: number,
  gate: GateName,
): Promise<Gate | undefined> {
  const item = await getItem(keys.gate(id, sending, gate));
  return item ? Gate.parse(item) : undefined;
}

async function attempt(
  application: Application,
  request: DecisionRequest,
): Promise<Application | undefined> {
  try {
    const { event, by, now } = request;
    refuseFormerMember(application, by);
    const status = nextStatus(application.status, event, by.role);
    if (await wasDoneBefore(application, status, request)) return application;
    const { programme } = await currentProgramme(application.programmeId);
    const plan = (await request.plan?.(application, programme)) ?? {};
    const before = plan.board ? await loadBoard(programme) : undefined;
    const board = before && plan.board && boardAfter(before, plan.board(before), request);
    const byBoard = board ? plan.changesByBoard?.(board) : {};
    const after = moved(application, status, { ...plan.changes, ...byBoard });
    const writes = [
      applicationWrite(application, after, now),
      ...gateWrites(application, after, request, plan),
      ...(board && board !== before ? [boardWrite(programme, board, now)] : []),
      ...(plan.mails ?? []).map((mail) =>
        mailWrite(keys.application(application.id).pk, mail, now),
      ),
      ...(plan.writes ?? []),
    ];
    const details = auditDetails(request);
    const note = auditNote(application.id, by, event, now, request.newId(), details);
    const failed = await transact(withAudit(writes, appendTo(application, note)));
    // Only our own reading was out of date: look again and work it out anew.
    return failed.length === 0 ? after : undefined;
  } catch (error) {
    if (isNamed(error, 'TableBusy') || !(error instanceof AcademyError)) throw error;
    // The board was read after the application: what holds the last place may be this very wish.
    if (isNamed(error, 'NoPlaceFree') && (await hasGoneOn(application))) return undefined;
    return alreadyDone(application, request, error);
  }
}

function boardAfter(before: Board, after: Board, request: DecisionRequest): Board {
  const { applicationId, event: by, now: at } = request;
  return withFreed(before, after, { applicationId, by, at });
}

async function hasGoneOn({ id, status }: Application): Promise<boolean> {
  return (await loadApplication(id)).status !== status;
}

/** A refusal because the step is over says who ended it; one's own request, repeated, has succeeded. */
async function alreadyDone(
  application: Application,
  request: DecisionRequest,
  refusal: AcademyError,
): Promise<Application> {
  if (refusal.name !== 'WrongStage') throw refusal;
  if (await isRecorded(application.id, request)) return application;
  const decision = await lastDecisionOn(application, request.event);
  if (!decision) throw refusal;
  if (decision.by.id !== request.by.id) await noteTooLate(application, request, decision);
  const { programme } = await currentProgramme(application.programmeId);
  throw new AcademyError(
    'AlreadyDecided',
    `Already decided: ${decision.by.name} recorded “${decision.outcome.replaceAll('-', ' ')}” at ${spoken(decision.at, programme.timeZone)}. Your choice changed nothing.`,
  );
}

/** The audit also shows, once each, the others who tried to decide when it was too late. */
async function noteTooLate(
  application: Application,
  { event, by, now }: DecisionRequest,
  { at, outcome }: Decision,
): Promise<void> {
  const name = `too-late-${event}-${by.id}`;
  const { id } = application;
  const note = auditNote(id, by, 'too-late', now, name, { event, outcome });
  await transactWithAudit([], appendTo(application, { ...note, key: keys.audit(id, at, name) }));
}

/**
 * Of a move that stays possible only the audit says that it was made: one that leaves the stage as it was,
 * and a correction, after which the team may move up to where it could be corrected once more.
 */
async function wasDoneBefore(
  { id, status }: Application,
  after: Application['status'],
  request: DecisionRequest,
): Promise<boolean> {
  const staysPossible = status === after || request.event.startsWith('correct-to-');
  return staysPossible && (await isRecorded(id, request));
}

/** The audit keeps the request of every decision, also of those that no gate waits for. */
export async function isRecorded(
  id: string,
  { event, requestId }: { event: string; requestId: string },
): Promise<boolean> {
  const audit = await loadAudit(id);
  return audit.some(({ what, details }) => what === event && details['requestId'] === requestId);
}

/** How the gates ended at which the event could have been decided; of several, the last. */
async function lastDecisionOn(
  application: Application,
  event: MoveEvent,
): Promise<Decision | undefined> {
  const names = MOVES.filter((move) => move.event === event)
    .flatMap(({ from }) => [gateOf(from, false), gateOf(from, true)])
    .filter((gate) => gate !== undefined);
  const gates = await Promise.all(
    [...new Set(names)].map((name) => loadGate(application.id, application.sending, name)),
  );
  return gates
    .flatMap((gate) => gate?.decision ?? [])
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
}

function moved(
  application: Application,
  status: Application['status'],
  changes: Record<string, unknown>,
): Application {
  const furthest = furthestAfter(application.furthest, status);
  const changed = { ...application, furthest, ...changes, status } as Application;
  const { gate: _before, ...rest } = changed;
  const gate = gateOf(status, changed.interviewed);
  return gate ? { ...rest, gate } : rest;
}

function auditDetails(request: DecisionRequest): Record<string, string> {
  const { reason, internal = reason, requestId, details } = request;
  return { requestId, ...(internal ? { reason: internal } : {}), ...details };
}
