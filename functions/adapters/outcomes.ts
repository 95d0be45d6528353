import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Programme } from '../domain/programme.ts';
import { Outcome, type Release } from '../domain/release.ts';
import { DAY, plus } from '../domain/time.ts';
import { loadApplications, toList } from './applications.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { keys, todoKey } from './keys.ts';
import { loadRelease } from './release.ts';
import { getItems, queryPage, queryPartition, updateOnly, type Write } from './table.ts';

/** Every pending or applied outcome. For staff; everybody else sees them by `isReleased`. */
export async function listOutcomes(programmeId: string): Promise<Outcome[]> {
  const items = await queryPartition(`PROGRAMME#${programmeId}`, 'OUTCOME#');
  return items.map((item) => Outcome.parse(item));
}

/** One page of the same, in the order of ids, after an application's or from the first. */
export async function pageOfOutcomes(
  programmeId: string,
  size: number,
  after?: string,
): Promise<Outcome[]> {
  const { items } = await queryPage(
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': keys.release(programmeId).pk, ':prefix': 'OUTCOME#' },
      ConsistentRead: true,
      Limit: size,
    },
    after === undefined ? undefined : keys.outcome(programmeId, after),
  );
  return items.map((item) => Outcome.parse(item));
}

/** The outcomes of some applications; those without one are left out. */
export async function loadOutcomes(programmeId: string, ids: string[]): Promise<Outcome[]> {
  const items = await getItems(ids.map((id) => keys.outcome(programmeId, id)));
  return items.map((item) => Outcome.parse(item));
}

/**
 * Keeps pending outcomes, all or none. Each edit is a new version of the release, so that an admin
 * confirms what they saw; and each is of a sending that still waits, so that none survives a change.
 * Each is noted with the application, so that it stays known who set what before the release.
 * After a release has been carried out, the first outcome for a late application opens another.
 * `found` are their applications, where the door has just read them.
 * @throws AcademyError `ReleaseConfirmed`, `WrongStage`
 */
export async function saveOutcomes(
  programme: Programme,
  outcomes: Outcome[],
  { by, newId, found }: { by: Actor; newId: () => string; found?: Application[] },
): Promise<void> {
  const [release, applications] = await Promise.all([
    loadRelease(programme.id),
    found ?? loadApplications(outcomes.map(({ applicationId }) => applicationId)),
  ]);
  const appends = outcomes.flatMap((outcome) => {
    const application = applications.find(({ id }) => id === outcome.applicationId);
    return application ? [appendTo(application, outcomeNote(outcome, by, newId()))] : [];
  });
  const writes = [
    editWrite(programme, release, outcomes[0]?.at ?? ''),
    ...outcomes.flatMap((outcome) => outcomeWrites(programme.id, outcome)),
  ];
  const failed = await transactWithAudit(writes, ...appends);
  if (failed.length === 0) return;
  throw failed.includes(0)
    ? new AcademyError(
        'ReleaseConfirmed',
        'The release is confirmed, so outcomes can no longer be edited. Undo the release first, if it is not out yet.',
      )
    : new AcademyError(
        'WrongStage',
        'An application no longer waits for an outcome, or was sent again. Nothing was changed: load the page again.',
      );
}

function outcomeNote(
  { applicationId, outcome, rank, feedback, at }: Outcome,
  by: Actor,
  id: string,
) {
  const details = { outcome, ...(rank ? { rank: String(rank) } : {}) };
  const reason = feedback ? { reason: feedback } : {};
  return auditNote(applicationId, by, 'set-outcome', at, id, { ...details, ...reason });
}

function editWrite({ id, overdue }: Programme, release: Release, now: string): Write {
  const key = keys.release(id);
  if (!release.completedAt) {
    const condition = 'attribute_not_exists(confirmed)';
    return { update: key, set: 'ADD version :one', condition, values: { ':one': 1 } };
  }
  const { todo, todoAt } = todoKey('work', plus(now, overdue.decisionDaysLate * DAY));
  return {
    update: key,
    set: 'SET earlier = :earlier, todo = :todo, todoAt = :todoAt REMOVE confirmed, completedAt, movedFrom ADD version :one',
    condition: 'completedAt = :completed',
    values: {
      ':earlier': release.confirmed,
      ':todo': todo,
      ':todoAt': todoAt,
      ':completed': release.completedAt,
      ':one': 1,
    },
  };
}

function outcomeWrites(programmeId: string, outcome: Outcome): Write[] {
  const { applicationId, sending, at } = outcome;
  const listed = toList(at);
  return [
    { put: { ...keys.outcome(programmeId, applicationId), ...outcome } },
    {
      update: keys.application(applicationId),
      set: `SET ${listed.set}`,
      condition: '#status = :submitted AND sending = :sending',
      names: { '#status': 'status' },
      values: { ':submitted': 'submitted', ':sending': sending, ...listed.values },
    },
  ];
}

/** Marks one outcome as carried out. */
export async function markApplied(
  programmeId: string,
  applicationId: string,
  now: string,
): Promise<void> {
  await updateOnly({
    update: keys.outcome(programmeId, applicationId),
    set: 'SET appliedAt = :now',
    condition: 'attribute_exists(pk)',
    values: { ':now': now },
  });
}
