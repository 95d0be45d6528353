import { APPLICANT_PAGES } from './manifest/applicant-pages.ts';
import type { Door } from './manifest/door.ts';
import { STAFF_PAGES } from './manifest/staff-pages.ts';
import { TASKS } from './manifest/tasks.ts';
import { TIMERS } from './manifest/timers.ts';

/** Every door of the academy: the one list, read by both hosts (`lib/cloud`, `lib/local`) and by the tests. */
export const DOORS: readonly Door[] = [...APPLICANT_PAGES, ...STAFF_PAGES, ...TASKS, ...TIMERS];

/** The definitions, by the name that grants and environment variables use. */
export const MACHINES = {
  application: { name: 'qi4all-application', file: 'statemachines/application.asl.json' },
  timeline: { name: 'qi4all-timeline', file: 'statemachines/timeline.asl.json' },
} as const;

/** The table's keys and indexes; both hosts create it from this. All key attributes are strings. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'byStage', partitionKey: 'stagePk', sortKey: 'stageSk', projection: 'ALL' },
    { name: 'byPerson', partitionKey: 'personPk', sortKey: 'personSk', projection: 'KEYS_ONLY' },
    { name: 'todo', partitionKey: 'todo', sortKey: 'todoAt', projection: 'KEYS_ONLY' },
    // The delivery team's lists in other orders than by name; only their entries have these attributes.
    { name: 'byMedian', partitionKey: 'pk', sortKey: 'byMedian', projection: 'ALL' },
    { name: 'bySpread', partitionKey: 'pk', sortKey: 'bySpread', projection: 'ALL' },
    { name: 'byScores', partitionKey: 'pk', sortKey: 'byScores', projection: 'ALL' },
  ],
} as const;
