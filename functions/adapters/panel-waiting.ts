import { panelQueue } from '../domain/panel-queue.ts';
import type { PageRequest } from './http.ts';
import { panelList } from './list-pages.ts';
import type { Waiting } from './navigation-counts.ts';
import { currentProgramme } from './programmes.ts';
import { listSlots } from './slots.ts';

/** What waits for this panel member on their list. */
export async function panelWaiting({ now, claims }: PageRequest): Promise<Waiting> {
  if (!claims?.roles.includes('panel')) return {};
  const { programme } = await currentProgramme();
  const entries = await panelList(programme.id);
  const meeting = entries.some(({ status }) => status === 'shortlisted');
  const slots = meeting ? await listSlots(programme.id) : [];
  const tasks = panelQueue(programme, claims.id, { entries, slots }, now());
  return { '/panel': tasks.reduce((sum, { count }) => sum + count, 0) };
}
