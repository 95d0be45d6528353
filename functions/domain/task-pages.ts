import type { Task, TaskKind } from './queue.ts';

const listed = (list: string) => `/admin/shortlist?show=${list}`;
const atStatus = (status: string) => `/admin/applications?status=${status}`;

/** The page on which each kind of task is done. */
export const TASK_PAGES: Record<TaskKind, string> = {
  'needs-scores': listed('needs-scores'),
  'to-look-at': listed('to-look-at'),
  'no-outcome': listed('no-outcome'),
  'needs-feedback': listed('needs-feedback'),
  release: '/admin/shortlist#release',
  'close-shortlist': '/admin/shortlist#release',
  'late-applications': listed('no-outcome'),
  interviews: atStatus('shortlisted'),
  offers: '/admin/places',
  'reserve-list': '/admin/places#reserves',
  finishing: atStatus('in-cohort'),
  undelivered: '/admin/outbox',
  'to-score': '/panel',
  'to-meet': '/panel',
};

/**
 * How much waits for the delivery team on each page of its navigation: on the home the tasks themselves.
 * An application can be in several lists of the shortlist, so there the longest counts.
 */
export function waitingByPage(tasks: Task[]): Record<string, number> {
  const waiting: Record<string, number> = { '/admin': tasks.length };
  for (const { kind, count } of tasks) {
    const [page = ''] = TASK_PAGES[kind].split(/[?#]/);
    const before = waiting[page] ?? 0;
    waiting[page] = page === '/admin/shortlist' ? Math.max(before, count) : before + count;
  }
  return waiting;
}
