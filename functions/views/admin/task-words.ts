import type { TaskKind } from '../../domain/queue.ts';
import { counted } from '../words.ts';

type Words = (count: number) => { words: string; href: string };

const applications = (count: number, does: [one: string, several: string]) =>
  `${counted(count, 'application')} ${count === 1 ? does[0] : does[1]}`;
const listed = (list: string) => `/admin/shortlist?show=${list}`;
const atStatus = (status: string) => `/admin/applications?status=${status}`;

/** What each kind of task is called, and where it is done; on the homes and in the weekly digest. */
export const TASKS: Record<TaskKind, Words> = {
  'needs-scores': (count) => ({
    words: applications(count, ['needs more scores', 'need more scores']),
    href: listed('needs-scores'),
  }),
  'to-look-at': (count) => ({
    words: `${counted(count, 'team')} to look at: a team rule is not met`,
    href: listed('to-look-at'),
  }),
  'no-outcome': (count) => ({
    words: applications(count, ['needs an outcome', 'need an outcome']),
    href: listed('no-outcome'),
  }),
  'needs-feedback': (count) => ({
    words: `${counted(count, 'outcome')} without feedback for the team`,
    href: listed('needs-feedback'),
  }),
  release: (count) => ({
    words: `Release ${counted(count, 'outcome')}`,
    href: '/admin/shortlist#release',
  }),
  'close-shortlist': () => ({
    words: 'Close the shortlist: no application waits',
    href: '/admin/shortlist#release',
  }),
  'late-applications': (count) => ({
    words: `${applications(count, ['came', 'came'])} after the release and ${count === 1 ? 'needs' : 'need'} an outcome`,
    href: listed('no-outcome'),
  }),
  interviews: (count) => ({
    words: `${counted(count, 'interview')} not recorded by the panel`,
    href: atStatus('shortlisted'),
  }),
  offers: (count) => ({
    words: `${counted(count, 'recommended team')}: offer a place or hold in reserve`,
    href: '/admin/places',
  }),
  'reserve-list': (count) => ({
    words: `Close the reserve list for ${counted(count, 'team')}`,
    href: '/admin/places#reserves',
  }),
  finishing: (count) => ({
    words: `Record that ${counted(count, 'team has', 'teams have')} finished`,
    href: atStatus('in-cohort'),
  }),
  undelivered: (count) => ({
    words: `${counted(count, 'email')} could not be delivered`,
    href: '/admin/outbox',
  }),
  'to-score': (count) => ({
    words: `${counted(count, 'application')} to score`,
    href: '/panel',
  }),
  'to-record': (count) => ({
    words: `${counted(count, 'interview')} to record`,
    href: '/panel',
  }),
};
