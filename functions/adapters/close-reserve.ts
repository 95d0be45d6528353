import * as z from 'zod/mini';
import type { Application } from '../domain/application.ts';
import { isNamed } from '../domain/errors.ts';
import { Actor } from '../domain/gates.ts';
import { withoutTeam } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { teamMails } from '../domain/team-mails.ts';
import { plus } from '../domain/time.ts';
import { holdUntil } from '../domain/timetable.ts';
import { GRACE, noSuchApplication } from './applications.ts';
import type { Plan } from './decisions.ts';
import { fingerprint, type Key, keys, todoKey } from './keys.ts';
import { refreshSoon } from './listings.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import { programmeId } from './programmes.ts';
import { decideAndSignal } from './signals.ts';
import { getItem, transact, updateOnly } from './table.ts';

/** A team for which the reserve list is closed, and what it can learn from. */
const Closing = z.object({ applicationId: z.string(), feedback: z.string() });
export type Closing = z.infer<typeof Closing>;

/** The wish to close the list for some teams. Once it is done for each, it keeps who no longer waited. */
const Wish = z.object({
  requestId: z.string(),
  by: Actor,
  closings: z._default(z.array(Closing), []),
  missed: z.optional(z.array(z.string())),
});
type Wish = z.infer<typeof Wish>;

/** What changes as the reserve list is closed for a team: it is told, with its feedback, after the hold. */
export function closePlan(
  application: Application,
  programme: Programme,
  feedback: string,
  now: string,
): Plan {
  return {
    board: (board) => withoutTeam(board, application.id),
    mails: teamMails(application, {
      kind: 'reserve-list-closed',
      occasion: 'reserve-list-closed',
      facts: { feedback },
      sendAt: holdUntil(programme, now),
    }),
  };
}

/** How it is said that a team does not wait in reserve. */
const NOT_WAITING = ['WrongStage', 'AlreadyDecided', 'NotFound'] as const;

/**
 * Closes the reserve list for teams: the wish is recorded, then carried out, and the sweep goes on where
 * it was broken off. Answers those that no longer waited (they moved up meanwhile, withdrew, or somebody
 * else was first), or `undefined` while it is not done for every team.
 * @throws AcademyError `TableBusy`: nothing was recorded
 */
export async function closeReserves(
  closings: Closing[],
  { by, requestId, ...deps }: { by: Actor; requestId: string } & Deps,
): Promise<string[] | undefined> {
  const key = keys.closing(programmeId(), fingerprint(requestId));
  const todo = todoKey('work', plus(deps.now(), GRACE));
  // The same request again finds itself recorded.
  await transact([
    { put: { ...key, requestId, by, closings, ...todo }, condition: 'attribute_not_exists(pk)' },
  ]);
  try {
    return await carryOutClosing(key, deps);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    logWarn('reserve list not closed yet', { error: name });
    return undefined;
  }
}

/**
 * Closes the list for one team of a wish after the other, in their order. What is closed already stays
 * as it is, so the sweep can repeat it. Answers those that no longer waited.
 */
export async function carryOutClosing(key: Key, deps: Deps): Promise<string[]> {
  const wish = Wish.parse(await getItem(key));
  if (wish.missed) return wish.missed;
  const missed: string[] = [];
  for (const closing of wish.closings) {
    if (!(await closeOne(closing, wish, deps))) missed.push(closing.applicationId);
  }
  await updateOnly({
    update: key,
    set: 'SET missed = :missed REMOVE closings, todo, todoAt',
    condition: 'attribute_exists(todo)',
    values: { ':missed': missed },
  });
  await refreshSoon(wish.closings.map(({ applicationId }) => applicationId));
  return missed;
}

/** False when the team does not wait in reserve any more. */
async function closeOne(
  { applicationId, feedback }: Closing,
  { by, requestId }: Wish,
  { now: clock, newId }: Deps,
): Promise<boolean> {
  const now = clock();
  try {
    await decideAndSignal({
      ...{ applicationId, by, requestId, now, newId },
      event: 'close-reserve-list',
      reason: feedback,
      plan: (application, programme) => {
        if (application.programmeId !== programmeId()) throw noSuchApplication();
        return closePlan(application, programme, feedback, now);
      },
    });
    return true;
  } catch (error) {
    if (NOT_WAITING.some((name) => isNamed(error, name))) return false;
    throw error;
  }
}
