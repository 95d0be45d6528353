import { adminQueue } from '../domain/queue.ts';
import { waitingByPage } from '../domain/task-pages.ts';
import { loadCounts } from './counts.ts';
import type { PageRequest } from './http.ts';
import { countUndelivered } from './ledger-due.ts';
import type { Waiting } from './navigation-counts.ts';
import { currentProgramme } from './programmes.ts';
import { loadRelease } from './release.ts';

/** What waits for the delivery team behind each of its pages: two items, read with what the page reads. */
export async function adminWaiting({ now, claims }: PageRequest): Promise<Waiting> {
  if (!claims?.roles.includes('admin')) return {};
  const { programme } = await currentProgramme();
  const [counts, release, undelivered] = await Promise.all([
    loadCounts(programme.id),
    loadRelease(programme.id),
    countUndelivered(),
  ]);
  return waitingByPage(adminQueue(programme, { counts, release, undelivered }, now()));
}
