import { type Application, contactOf } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Status } from '../domain/moves.ts';
import { applicationOfItem, newApplicationItem } from './application-item.ts';
import { keys, stageKey, todoKey } from './keys.ts';
import { getItem, getItems, type Write } from './table.ts';

/** How long the acting door has before the sweep repeats what it recorded. */
export const GRACE = 60_000;

/**
 * The application, read consistently.
 * @throws AcademyError `NotFound`
 */
export async function loadApplication(id: string): Promise<Application> {
  const item = await getItem(keys.application(id));
  if (!item) throw noSuchApplication();
  return applicationOfItem(item);
}

/** Several applications, read consistently; missing ones are left out. */
export async function loadApplications(ids: string[]): Promise<Application[]> {
  const items = await getItems(ids.map(keys.application));
  return items.map(applicationOfItem);
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
      put: newApplicationItem(application),
      condition: 'attribute_not_exists(pk)',
    },
  ];
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
