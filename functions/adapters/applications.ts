import { Application, contactOf, Summary } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Status } from '../domain/moves.ts';
import { plus } from '../domain/time.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { type Key, keys, stageKey, todoKey } from './keys.ts';
import { getItem, getItems, queryAll, queryPage, updateOnly, type Write } from './table.ts';

/** How long the acting door has before the sweep repeats what it recorded. */
export const GRACE = 60_000;

/**
 * The application, read consistently.
 * @throws AcademyError `NotFound`
 */
export async function loadApplication(id: string): Promise<Application> {
  const item = await getItem(keys.application(id));
  if (!item) throw noSuchApplication();
  return Application.parse(item);
}

/** Several applications, read consistently; missing ones are left out. */
export async function loadApplications(ids: string[]): Promise<Application[]> {
  const items = await getItems(ids.map(keys.application));
  return items.map((item) => Application.parse(item));
}

/**
 * All applications of a programme, or those of one status, without reading what the teams wrote. From an
 * index: never decide by it.
 */
export async function listSummaries(programmeId: string, status?: Status): Promise<Summary[]> {
  const items = await queryAll({ ...byStage(programmeId, status), ...SUMMARY });
  return items.map((item) => Summary.parse(item));
}

const FIELDS = Object.keys(Summary.shape).filter((field) => field !== 'draft');
const SUMMARY = {
  ProjectionExpression: [...FIELDS.map((field) => `#${field}`), '#draft.teamName'].join(', '),
  ExpressionAttributeNames: Object.fromEntries(
    [...FIELDS, 'draft'].map((field) => [`#${field}`, field]),
  ),
};

/** One page of the same, in the order of stages, after an application or from the beginning. */
export async function pageOfSummaries(
  programmeId: string,
  {
    status,
    after,
    size,
  }: { status?: Status | undefined; after?: string | undefined; size: number },
): Promise<Summary[]> {
  const item = after ? await getItem(keys.application(after)) : undefined;
  const { pk, sk, stagePk, stageSk } = item ?? {};
  const page = await queryPage(
    { ...byStage(programmeId, status), ...SUMMARY, Limit: size },
    item && { pk, sk, stagePk, stageSk },
  );
  return page.items.map((each) => Summary.parse(each));
}

/** One page of whole applications. */
export async function pageOfApplications(
  programmeId: string,
  status?: Status,
  start?: Record<string, unknown>,
): Promise<{ applications: Application[]; next?: Record<string, unknown> }> {
  const page = await queryPage({ ...byStage(programmeId, status), Limit: 200 }, start);
  const applications = page.items.map((item) => Application.parse(item));
  return { applications, ...(page.next ? { next: page.next } : {}) };
}

/**
 * What an update of an application adds where lists and counters must follow: the intent to bring them
 * up to it. The door may do so at once; the sweep does it otherwise.
 */
export function toList(now: string): { set: string; values: Record<string, unknown> } {
  const { todo, todoAt } = todoKey('work', now);
  return {
    set: 'todo = :toList, todoAt = :toListAt, changes = if_not_exists(changes, :noChange) + :oneChange',
    values: { ':toList': todo, ':toListAt': todoAt, ':noChange': 0, ':oneChange': 1 },
  };
}

/** The writes that begin a draft. */
export function newDraftWrites(application: Application): Write[] {
  return [
    {
      put: {
        ...keys.application(application.id),
        ...application,
        ...stageKey(application.programmeId, 'draft', application.createdAt, application.id),
        changes: 1,
        ...todoKey('work', application.createdAt),
      },
      condition: 'attribute_not_exists(pk)',
    },
  ];
}

/**
 * Records that a draft is sent: the next status, the intent to start its execution, the audit.
 * The same request again is the same success; a second request finds it sent.
 * @throws AcademyError `WrongStage`, `AnswersChanged`
 */
export async function recordSending(
  application: Application,
  by: Actor,
  request: { requestId: string; now: string; auditId: string; programmeVersion: number },
): Promise<Application> {
  const sending = application.sending + 1;
  const { now } = request;
  const { lateUntil: _used, ...rest } = application;
  const sent: Application = {
    ...rest,
    status: 'submitted',
    gate: 'shortlist',
    sending,
    sentAt: now,
    furthest: 'sent',
    programmeVersion: request.programmeVersion,
  };
  const listed = toList(now);
  const details = { sending: String(sending) };
  const writes: Write[] = [
    {
      update: keys.application(application.id),
      set: `SET #status = :sent, gate = :gate, sending = :n, sentAt = :now, furthest = :sentStage, programmeVersion = :version, stagePk = :stagePk, stageSk = :stageSk, ${listed.set} REMOVE lateUntil`,
      // Taking back leaves the draft's version as it is, but the number of the sending is used up.
      condition: '#status = :draft AND draftVersion = :draftVersion AND sending = :before',
      names: { '#status': 'status' },
      values: {
        ':sent': 'submitted',
        ':gate': 'shortlist',
        ':n': sending,
        ':now': now,
        ':version': request.programmeVersion,
        ':draft': 'draft',
        ':draftVersion': application.draftVersion,
        ':before': application.sending,
        ':sentStage': 'sent',
        ...stageValues(application.programmeId, 'submitted', now, application.id),
        ...listed.values,
      },
    },
    {
      put: {
        ...keys.sending(application.id, sending),
        applicationId: application.id,
        sending,
        requestId: request.requestId,
        sentAt: now,
        ...todoKey('work', plus(now, GRACE)),
      },
    },
  ];
  const note = auditNote(application.id, by, 'send', now, request.auditId, details);
  const failed = await transactWithAudit(writes, appendTo(application, note));
  return failed.length === 0 ? sent : afterLostRace(application.id, request.requestId);
}

/** The name and the byte-identical input of the execution of a sending; the first, or an operator's n-th restart. */
export function executionOf(applicationId: string, sending: number, restart = 0) {
  const again = restart > 0 ? `-restart-${restart}` : '';
  return { name: `${applicationId}-${sending}${again}`, input: { applicationId, sending } };
}

/** Marks a sending as started: it leaves the list of what is to be done. */
export async function recordStarted(
  id: string,
  sending: number,
  executionArn: string,
): Promise<void> {
  await updateOnly({
    update: keys.sending(id, sending),
    set: 'SET executionArn = :arn REMOVE todo, todoAt',
    // Once an operator has started it again, what is to be done is that restart.
    condition: 'attribute_exists(pk) AND attribute_not_exists(restart)',
    values: { ':arn': executionArn },
  });
}

/** Marks a restart as made, unless another was asked for meanwhile. */
export async function recordRestarted(
  id: string,
  sending: number,
  number: number,
  now: string,
): Promise<void> {
  await updateOnly(restartedWrite(keys.sending(id, sending), number, now));
}

/** The update that marks a restart as made: it leaves the list of what is to be done. */
export function restartedWrite(key: Key, number: number, now: string) {
  return {
    update: key,
    set: 'SET restart.startedAt = :now REMOVE todo, todoAt',
    condition: 'restart.#number = :number',
    names: { '#number': 'number' },
    values: { ':now': now, ':number': number },
  };
}

/** Values `:stagePk` and `:stageSk` for an update that moves an application to another stage. */
export function stageValues(programmeId: string, status: Status, since: string, id: string) {
  const { stagePk, stageSk } = stageKey(programmeId, status, since, id);
  return { ':stagePk': stagePk, ':stageSk': stageSk };
}

/** The same words for a missing and for a foreign application. */
export function noSuchApplication(): AcademyError {
  return new AcademyError(
    'NotFound',
    'There is no such application. Check the address, or use the link in your latest mail.',
  );
}

/** The actor that a member of the team is. */
export function memberActor(application: Application, memberId: string): Actor {
  const member =
    application.draft.members.find(({ id }) => id === memberId) ?? contactOf(application.draft);
  return { id: member?.id ?? 'team', name: member?.name ?? 'A member of the team', role: 'team' };
}

/**
 * Refuses what somebody does who was in the team as they began, and has been replaced meanwhile.
 * @throws AcademyError `NotSignedIn`
 */
export function refuseFormerMember({ draft }: Application, { id, role }: Actor): void {
  if (role !== 'team' || draft.members.some((member) => member.id === id)) return;
  throw new AcademyError(
    'NotSignedIn',
    'You are no longer named as a member of this team, so nothing was changed. If this is a mistake, write to us.',
  );
}

async function afterLostRace(id: string, requestId: string): Promise<Application> {
  const now = await loadApplication(id);
  if (now.status === 'draft') {
    throw new AcademyError(
      'AnswersChanged',
      'Somebody in your team saved changes while you were sending. Check the answers again, then send.',
    );
  }
  const sending = await getItem(keys.sending(id, now.sending));
  if (sending?.['requestId'] === requestId) return now;
  throw new AcademyError(
    'WrongStage',
    'The application has already been sent. You do not need to send it again.',
  );
}

function byStage(programmeId: string, status?: Status) {
  return {
    IndexName: 'byStage',
    KeyConditionExpression: `stagePk = :pk${status ? ' AND begins_with(stageSk, :status)' : ''}`,
    ExpressionAttributeValues: {
      ':pk': `PROGRAMME#${programmeId}`,
      ...(status ? { ':status': `${status}#` } : {}),
    },
  };
}
