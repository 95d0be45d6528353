import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Programme } from '../domain/programme.ts';
import { Release } from '../domain/release.ts';
import { plus, spoken } from '../domain/time.ts';
import { programmeNote, readHeads, transactWithAudit } from './audit.ts';
import { keys, todoKey } from './keys.ts';
import type { Deps } from './live.ts';
import { getItem, updateOnly } from './table.ts';

/** The programme's release; before the first outcome it has version 0. */
export async function loadRelease(programmeId: string): Promise<Release> {
  return Release.parse((await getItem(keys.release(programmeId))) ?? { version: 0 });
}

/**
 * Confirms the release of one version of the outcomes, to take effect at `at`.
 * @throws AcademyError `ReleaseChanged`, `ReleaseConfirmed`
 */
export async function confirmRelease(
  programmeId: string,
  release: {
    version: number;
    at: string;
    by: Actor;
    requestId: string;
    now: string;
    newId: () => string;
  },
): Promise<Release> {
  const { version, at, by, requestId, now: confirmedAt } = release;
  const { todo, todoAt } = todoKey('work', at);
  const details = { at, version: String(version) };
  const note = programmeNote(
    ...([programmeId, by, 'confirm-release', confirmedAt, release.newId(), details] as const),
  );
  const write = {
    update: keys.release(programmeId),
    set: 'SET confirmed = :confirmed, todo = :todo, todoAt = :todoAt',
    condition: 'version = :version AND attribute_not_exists(confirmed)',
    values: {
      ':confirmed': { at, by: by.name, confirmedAt, requestId },
      ':version': version,
      ':todo': todo,
      ':todoAt': todoAt,
    },
  };
  const failed = await transactWithAudit([write], ...(await readHeads([note])));
  const now = await loadRelease(programmeId);
  if (failed.length === 0) return now;
  if (now.confirmed?.requestId === requestId) return now;
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
  { id: programmeId, timeZone }: Programme,
  by: Actor,
  chaseAt: string,
  { requestId, ...deps }: { requestId: string } & Deps,
): Promise<void> {
  const now = deps.now();
  const next = todoKey('work', chaseAt > now ? chaseAt : plus(now, 24 * 3_600_000));
  const write = {
    update: keys.release(programmeId),
    set: 'SET todo = :todo, todoAt = :todoAt, undoneBy = :request REMOVE confirmed, movedFrom',
    condition: 'confirmed.#at > :now AND (attribute_not_exists(undoneBy) OR undoneBy <> :request)',
    names: { '#at': 'at' },
    values: { ':now': now, ':todo': next.todo, ':todoAt': next.todoAt, ':request': requestId },
  };
  const note = programmeNote(programmeId, by, 'undo-release', now, deps.newId());
  const failed = await transactWithAudit([write], ...(await readHeads([note])));
  if (failed.length === 0) return;
  const { confirmed, undoneBy } = await loadRelease(programmeId);
  if (undoneBy === requestId) return;
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

/** Marks the release as carried out: it leaves the list of what is to be done. */
export async function completeRelease(programmeId: string, now: string): Promise<void> {
  await updateOnly({
    update: keys.release(programmeId),
    set: 'SET completedAt = :now REMOVE todo, todoAt',
    condition: 'attribute_exists(confirmed)',
    values: { ':now': now },
  });
}
