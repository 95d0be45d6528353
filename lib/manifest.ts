/**
 * The one list of doors, read by both hosts (`lib/cloud`, `lib/local`) and by the tests. A door is a
 * Lambda function on AWS and an imported module on a laptop; `file` lies under `functions/`.
 */
export type Door = {
  /** PascalCase; the Lambda's id, and `${<name>Arn}` in the definitions. */
  name: string;
  /** Path of the module under `functions/`, without `.ts`. */
  file: string;
  /** Routes of the HTTP API that it answers, with who may knock. Page doors only. */
  routes?: Record<string, 'public' | 'staff'>;
  /** How often the clock opens it. Timer doors only. */
  everyMinutes?: number;
  /** What it does with the table. */
  table: 'read' | 'write';
  /** Whether it sends mail through SES. */
  mail?: true;
  /** Which machines it starts executions of. */
  starts?: ('application' | 'timeline')[];
  /** Whether it ends waits by their task tokens. */
  signals?: true;
  /** Whether it carries the programme's file. Only reconcile does. */
  programme?: true;
  /** Longest run, in seconds; 10 unless given. */
  timeoutSeconds?: number;
};

const pages: Door[] = [
  {
    name: 'SitePages',
    file: 'pages/site',
    routes: {
      'GET /assets/{name}': 'public',
      'GET /accessibility': 'public',
      'GET /privacy': 'public',
    },
    table: 'read',
  },
  {
    name: 'ApplyPages',
    file: 'pages/apply',
    routes: {
      'GET /': 'public',
      'GET /apply': 'public',
      'POST /apply': 'public',
      'GET /link/{secret}': 'public',
      'GET /application': 'public',
      'POST /application/draft': 'public',
      'POST /application/members': 'public',
      'POST /application/members/remove': 'public',
      'POST /application/send': 'public',
    },
    table: 'write',
    starts: ['application'],
  },
  {
    name: 'TeamPages',
    file: 'pages/team',
    routes: {
      'POST /application/take-back': 'public',
      'GET /application/withdraw': 'public',
      'POST /application/withdraw': 'public',
      'POST /application/answer': 'public',
      'POST /application/leave': 'public',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'PanelPages',
    file: 'pages/panel',
    routes: {
      'GET /panel': 'staff',
      'GET /panel/applications/{id}': 'staff',
      'POST /panel/applications/{id}/conflict': 'staff',
      'POST /panel/applications/{id}/scores': 'staff',
      'POST /panel/applications/{id}/interview': 'staff',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'AdminReadPages',
    file: 'pages/admin-read',
    routes: {
      'GET /admin': 'staff',
      'GET /admin/applications/{id}': 'staff',
    },
    table: 'read',
  },
  {
    name: 'AdminDecidePages',
    file: 'pages/admin-decide',
    routes: {
      'POST /admin/applications/{id}/outcome': 'staff',
      'POST /admin/release': 'staff',
      'POST /admin/release/undo': 'staff',
      'POST /admin/applications/{id}/offer': 'staff',
      'POST /admin/applications/{id}/hold': 'staff',
      'POST /admin/applications/{id}/close': 'staff',
      'POST /admin/applications/{id}/leave': 'staff',
      'POST /admin/applications/{id}/graduate': 'staff',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
];

const tasks: Door[] = [
  { name: 'WhereAmI', file: 'tasks/where-am-i', table: 'write' },
  { name: 'Acknowledge', file: 'tasks/acknowledge', table: 'write' },
  { name: 'OpenGate', file: 'tasks/open-gate', table: 'write' },
  { name: 'SettleGate', file: 'tasks/settle-gate', table: 'write' },
  { name: 'InviteToInterview', file: 'tasks/invite-to-interview', table: 'write' },
  { name: 'SendOffer', file: 'tasks/send-offer', table: 'write' },
  { name: 'FindNext', file: 'tasks/find-next', table: 'write' },
  { name: 'Sleep', file: 'tasks/sleep', table: 'write' },
  { name: 'ClaimOccasion', file: 'tasks/claim-occasion', table: 'write' },
  { name: 'RecordRecipients', file: 'tasks/record-recipients', table: 'write', timeoutSeconds: 60 },
  { name: 'FinishOccasion', file: 'tasks/finish-occasion', table: 'write' },
];

const timers: Door[] = [
  {
    name: 'Sweep',
    file: 'timers/sweep',
    everyMinutes: 1,
    table: 'write',
    starts: ['application'],
    signals: true,
    timeoutSeconds: 60,
  },
  {
    name: 'DeliverMail',
    file: 'timers/deliver-mail',
    everyMinutes: 1,
    table: 'write',
    mail: true,
    timeoutSeconds: 60,
  },
  {
    name: 'Reconcile',
    file: 'timers/reconcile',
    everyMinutes: 5,
    table: 'write',
    starts: ['timeline'],
    signals: true,
    programme: true,
    timeoutSeconds: 60,
  },
];

/** Every door of the academy. */
export const DOORS: readonly Door[] = [...pages, ...tasks, ...timers];

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
  ],
} as const;
