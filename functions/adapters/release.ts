import { nextReleaseChaseAt } from '../domain/chases.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { Outcome, Release } from '../domain/release.ts';
import { DAY, plus, spoken } from '../domain/time.ts';
import { holdUntil, shortlistAt } from '../domain/timetable.ts';
import { toList } from './applications.ts';
import { keys, todoKey } from './keys.ts';
import {
  getItem,
  getItems,
  queryPage,
  queryPartition,
  transact,
  update,
  updateOnly,
  type Write,
} from './table.ts';

/** The programme's release; before the first outcome it has version 0. */
export async function loadRelease(programmeId: string): Promise<Release> {
  return Release.parse((await getItem(keys.release(programmeId))) ?? { version: 0 });
}

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
 * After a release has been carried out, the first outcome for a late application opens another.
 * @throws AcademyError `ReleaseConfirmed`, `WrongStage`
 */
export async function saveOutcomes(programme: Programme, outcomes: Outcome[]): Promise<void> {
  const release = await loadRelease(programme.id);
  const failed = await transact([
    editWrite(programme, release, outcomes[0]?.at ?? ''),
    ...outcomes.flatMap((outcome) => outcomeWrites(programme.id, outcome)),
  ]);
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

/**
 * Confirms the release of one version of the outcomes, to take effect at `at`.
 * @throws AcademyError `ReleaseChanged`, `ReleaseConfirmed`
 */
export async function confirmRelease(
  programmeId: string,
  release: { version: number; at: string; by: string; now: string },
): Promise<Release> {
  const { todo, todoAt } = todoKey('work', release.at);
  const saved = await update({
    update: keys.release(programmeId),
    set: 'SET confirmed = :confirmed, todo = :todo, todoAt = :todoAt',
    condition: 'version = :version AND attribute_not_exists(confirmed)',
    values: {
      ':confirmed': { at: release.at, by: release.by, confirmedAt: release.now },
      ':version': release.version,
      ':todo': todo,
      ':todoAt': todoAt,
    },
  });
  if (saved) return Release.parse(saved);
  const now = await loadRelease(programmeId);
  // The same request, whose answer was lost: an instant and a person confirm once.
  if (now.confirmed?.confirmedAt === release.now && now.confirmed.by === release.by) return now;
  if (now.confirmed) {
    throw new AcademyError(
      'ReleaseConfirmed',
      'The release is already confirmed. Nothing more needs to be done.',
    );
  }
  throw new AcademyError(
    'ReleaseChanged',
    'An outcome was changed after you loaded the page. Look at the outcomes again, then release.',
  );
}

/**
 * Takes a confirmation back, until its instant.
 * @throws AcademyError `ReleaseConfirmed` when it is out, `ReleaseNotConfirmed`
 */
export async function undoRelease(
  programmeId: string,
  now: string,
  chaseAt: string,
  timeZone: string,
): Promise<void> {
  const next = todoKey('work', chaseAt > now ? chaseAt : plus(now, 24 * 3_600_000));
  const saved = await update({
    update: keys.release(programmeId),
    set: 'SET todo = :todo, todoAt = :todoAt REMOVE confirmed, movedFrom',
    condition: 'confirmed.#at > :now',
    names: { '#at': 'at' },
    values: { ':now': now, ':todo': next.todo, ':todoAt': next.todoAt },
  });
  if (saved) return;
  const { confirmed } = await loadRelease(programmeId);
  throw confirmed
    ? new AcademyError(
        'ReleaseConfirmed',
        `The outcomes were released at ${spoken(confirmed.at, timeZone)} and cannot be taken back. Write to the teams instead.`,
      )
    : new AcademyError(
        'ReleaseNotConfirmed',
        'The release is not confirmed, so there is nothing to undo.',
      );
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

/** Marks the release as carried out: it leaves the list of what is to be done. */
export async function completeRelease(programmeId: string, now: string): Promise<void> {
  await updateOnly({
    update: keys.release(programmeId),
    set: 'SET completedAt = :now REMOVE todo, todoAt',
    condition: 'attribute_exists(confirmed)',
    values: { ':now': now },
  });
}

/**
 * Follows the announced date when it moves. A release that was confirmed for that date goes out on the
 * new one, never sooner than the hold, so that it can still be undone; one that is unconfirmed is
 * chased by the new date. What is out stays out.
 */
export async function followShortlistDate(
  programme: Programme,
  before: string,
  now: string,
): Promise<void> {
  const { confirmed, completedAt, chases } = await loadRelease(programme.id);
  if (completedAt || (confirmed && confirmed.at !== before)) return;
  const moved = shortlistAt(programme);
  const hold = holdUntil(programme, now);
  const next = confirmed ? latest(moved, hold) : latest(nextReleaseChaseAt(programme, chases), now);
  const { todo, todoAt } = todoKey('work', next);
  await updateOnly({
    update: keys.release(programme.id),
    set: confirmed
      ? 'SET confirmed.#at = :at, movedFrom = :before, todo = :todo, todoAt = :at'
      : 'SET todo = :todo, todoAt = :at',
    condition: confirmed
      ? 'confirmed.#at = :before AND confirmed.#at > :now'
      : 'attribute_not_exists(confirmed)',
    ...(confirmed ? { names: { '#at': 'at' } } : {}),
    values: {
      ':todo': todo,
      ':at': todoAt,
      ...(confirmed ? { ':before': before, ':now': now } : {}),
    },
  });
}

function latest(...instants: string[]): string {
  return instants.sort().at(-1) ?? '';
}
