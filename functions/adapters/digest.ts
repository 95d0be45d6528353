import * as z from 'zod/mini';
import { digestMails, lastDigestAt, nextDigestAt } from '../domain/digest.ts';
import { panelQueue } from '../domain/panel-queue.ts';
import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import { adminQueue, oldestFirst, type Task } from '../domain/queue.ts';
import { isSettled, type Release } from '../domain/release.ts';
import { type Counts, loadCounts } from './counts.ts';
import { digestPartition, keys, todoKey } from './keys.ts';
import { recordMails } from './ledger.ts';
import { countUndelivered } from './ledger-due.ts';
import { panelList } from './list-pages.ts';
import type { Deps } from './live.ts';
import { listPeople } from './people.ts';
import { loadRelease } from './release.ts';
import { listSlots } from './slots.ts';
import { getItem, updateOnly } from './table.ts';

/** Which digest was told last (its instant), and when the next one is due, if there is one. */
const Digest = z.object({ told: z.string(), todoAt: z.optional(z.string()) });

/**
 * Puts the next weekly digest on the list of what is to be done, as the programme's file says now. What
 * was due before the academy first knew of it is not told.
 */
export async function planDigest(programme: Programme, now: string): Promise<void> {
  const item = await getItem(keys.digest(programme.id));
  const { told, todoAt } = item ? Digest.parse(item) : { told: now, todoAt: undefined };
  if (nextDigestAt(programme, told) !== todoAt) await markTold(programme, told, item && told);
}

/**
 * Tells staff what waits for them, if a digest is due: the latest one only, however many weeks have
 * passed. Mails are named by the week, so a repetition records them once; then the week is marked.
 */
export async function tellDigest(programme: Programme, deps: Deps): Promise<void> {
  const now = deps.now();
  const [item, counts, release, undelivered] = await Promise.all([
    getItem(keys.digest(programme.id)),
    loadCounts(programme.id),
    loadRelease(programme.id),
    countUndelivered(),
  ]);
  if (!item) return;
  const { told } = Digest.parse(item);
  const week = lastDigestAt(programme, now);
  if (week !== undefined && week > told) {
    const tasks = adminQueue(programme, { counts, release, undelivered }, now);
    const mails = digestMails(
      programme,
      { week, now },
      await readers(programme, { tasks, counts, release }, now),
    );
    await recordMails(digestPartition(programme.id), mails, now);
  }
  await markTold(programme, latest(told, week ?? now), told);
}

/** Whom something could wait for, with what does; nobody is read where nothing can. */
async function readers(
  programme: Programme,
  { tasks, counts, release }: { tasks: Task[]; counts: Counts; release: Release },
  now: string,
): Promise<{ person: Person; tasks: Task[] }[]> {
  const forPanel = await waitsForPanel(programme, counts, release);
  if (tasks.length === 0 && forPanel.entries.length === 0) return [];
  const people = await listPeople(programme.id);
  return people
    .filter(({ disabledAt }) => disabledAt === undefined)
    .map((person) => ({
      person,
      tasks: oldestFirst([
        ...(person.roles.includes('delivery-team') ? tasks : []),
        ...(person.roles.includes('panel') ? panelQueue(programme, person.id, forPanel, now) : []),
      ]),
    }));
}

/** The counters say first whether there is anything to read. Nobody is asked to score what the release settles. */
async function waitsForPanel({ id }: Programme, counts: Counts, release: Release) {
  const toScore = !isSettled(release);
  const submitted = toScore ? (counts['status.submitted'] ?? 0) : 0;
  const shortlisted = counts['status.shortlisted'] ?? 0;
  const [entries, slots] = await Promise.all([
    submitted + shortlisted > 0 ? panelList(id) : [],
    shortlisted > 0 ? listSlots(id) : [],
  ]);
  return { entries: entries.filter(({ status }) => toScore || status !== 'submitted'), slots };
}

/** Marks a digest as told and lists the next one, on what was told before: of two sweeps one does. */
async function markTold(programme: Programme, told: string, before?: string): Promise<void> {
  const next = nextDigestAt(programme, told);
  const list = next === undefined ? undefined : todoKey('work', next);
  await updateOnly({
    update: keys.digest(programme.id),
    set: list
      ? 'SET told = :told, todo = :todo, todoAt = :todoAt'
      : 'SET told = :told REMOVE todo, todoAt',
    condition: before === undefined ? 'attribute_not_exists(pk)' : 'told = :before',
    values: {
      ':told': told,
      ...(list ? { ':todo': list.todo, ':todoAt': list.todoAt } : {}),
      ...(before === undefined ? {} : { ':before': before }),
    },
  });
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
