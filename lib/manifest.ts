/**
 * Who may use a route: anybody, a team by its link, anybody who is signed in, or one role. Each door
 * checks it; `test/access.test.ts` makes a trial of every route from its word here.
 */
export type Knock = 'public' | 'team' | 'signed-in' | 'admin' | 'panel' | 'coach' | 'operator';

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
  routes?: Record<string, Knock>;
  /** Opened before the doors of people who sign in, to say who is there. One door does. */
  authorizes?: true;
  /** Whether it sends people to the identity provider and takes them back. */
  signsIn?: true;
  /**
   * `wall`: it lives by the real clock also where the academy's clock can be moved. Providers and the
   * checks of their tokens do, and a session has to fit them.
   */
  clock?: 'wall';
  /** How often the clock opens it. Timer doors only. */
  everyMinutes?: number;
  /** Whose events open it, by way of a queue. Timer doors only. */
  eventsOf?: 'mail';
  /** What it does with the table. `note`: it reads, and notes who has read; it deletes nothing. */
  table: 'read' | 'note' | 'write';
  /** Whether it sends mail through SES. */
  mail?: true;
  /** Which machines it starts executions of. */
  starts?: ('application' | 'timeline')[];
  /** Whether it looks at executions: which ones failed, and how one stands. */
  looks?: true;
  /** Whether it ends waits by their task tokens. */
  signals?: true;
  /** Whether it opens and closes the accounts with which people sign in. */
  accounts?: true;
  /** Whether it carries the programme's file. Only reconcile does. */
  programme?: true;
  /** Longest run, in seconds; 10 unless given. */
  timeoutSeconds?: number;
};

const pages: Door[] = [
  { name: 'Authorize', file: 'pages/authorize', table: 'read', authorizes: true, clock: 'wall' },
  {
    name: 'SignInPages',
    file: 'pages/sign-in',
    routes: {
      'GET /sign-in': 'public',
      'GET /sign-in/callback': 'public',
      'GET /account': 'signed-in',
      'POST /sign-out': 'public',
    },
    table: 'write',
    signsIn: true,
    clock: 'wall',
  },
  {
    name: 'CalendarFeed',
    file: 'pages/calendar',
    routes: { 'GET /calendar/{secret}': 'public', 'POST /calendar/{secret}': 'public' },
    table: 'write',
  },
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
    name: 'VisitPages',
    file: 'pages/visit',
    routes: {
      'GET /': 'public',
      'GET /can-you-apply': 'public',
      'GET /interest': 'public',
      'POST /interest': 'public',
      'GET /unsubscribe': 'public',
      'POST /unsubscribe': 'public',
      'GET /new-link': 'public',
      'POST /new-link': 'public',
      'GET /link/{secret}': 'public',
    },
    table: 'write',
  },
  {
    name: 'ApplyPages',
    file: 'pages/apply',
    routes: {
      'GET /apply': 'public',
      'POST /apply': 'public',
      'GET /application/pages/{page}': 'team',
      'POST /application/pages/{page}': 'team',
      'GET /application/members': 'team',
      'GET /application/members/{member}': 'team',
      'POST /application/members/{member}': 'team',
      'GET /application/members/{member}/remove': 'team',
      'POST /application/members/{member}/remove': 'team',
      'GET /application/equality': 'team',
      'POST /application/equality': 'team',
    },
    table: 'write',
  },
  {
    name: 'SendPages',
    file: 'pages/send',
    routes: {
      'GET /application/check': 'team',
      'POST /application/send': 'team',
      'GET /application/sent': 'team',
    },
    table: 'write',
    starts: ['application'],
  },
  {
    name: 'TeamPages',
    file: 'pages/team',
    routes: {
      'GET /application': 'team',
      'POST /application/take-back': 'team',
      'GET /application/withdraw': 'team',
      'POST /application/withdraw': 'team',
      'POST /application/answer': 'team',
      'POST /application/leave': 'team',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'TeamInterviewPages',
    file: 'pages/team-interview',
    routes: {
      'GET /application/interview': 'team',
      'POST /application/interview': 'team',
    },
    table: 'write',
  },
  {
    name: 'Api',
    file: 'pages/api',
    routes: {
      'GET /openapi.json': 'public',
      'POST /api/applications': 'public',
      'GET /api/application': 'team',
      'PATCH /api/application': 'team',
      'POST /api/application/send': 'team',
    },
    table: 'write',
    starts: ['application'],
  },
  {
    name: 'PanelPages',
    file: 'pages/panel',
    routes: {
      'GET /panel': 'panel',
      'GET /panel/next': 'panel',
      'GET /panel/applications/{id}': 'panel',
      'POST /panel/applications/{id}/conflict': 'panel',
      'POST /panel/applications/{id}/scores': 'panel',
      'POST /panel/applications/{id}/abstain': 'panel',
    },
    table: 'write',
  },
  {
    name: 'PanelInterviewPages',
    file: 'pages/panel-interviews',
    routes: {
      'GET /panel/applications/{id}/interview': 'panel',
      'POST /panel/applications/{id}/interview-scores': 'panel',
      'POST /panel/applications/{id}/interview': 'panel',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'CoachPages',
    file: 'pages/coach',
    routes: {
      'GET /coach': 'coach',
      'GET /coach/teams/{id}': 'coach',
      'POST /coach/calendar': 'coach',
    },
    table: 'write',
  },
  {
    name: 'AdminHomePages',
    file: 'pages/admin-home',
    routes: { 'GET /admin': 'admin' },
    table: 'read',
  },
  {
    name: 'AdminReadPages',
    file: 'pages/admin-read',
    routes: {
      'GET /admin/shortlist': 'admin',
      'GET /admin/applications': 'admin',
      'GET /admin/applications/{id}': 'admin',
      'GET /admin/applications/{id}/timeline': 'admin',
      'GET /admin/applications/{id}/correct': 'admin',
    },
    table: 'note',
  },
  {
    name: 'AdminMailPages',
    file: 'pages/admin-mail',
    routes: {
      'GET /admin/outbox': 'admin',
      'GET /admin/outbox/{mail}': 'admin',
      'POST /admin/outbox/{mail}/stop': 'admin',
      'POST /admin/outbox/{mail}/send-now': 'admin',
      'POST /admin/outbox/{mail}/try-again': 'admin',
      'POST /admin/outbox/{mail}/seen': 'admin',
      'POST /admin/outbox/{mail}/unblock': 'admin',
    },
    table: 'write',
  },
  {
    name: 'AdminInterviewPages',
    file: 'pages/admin-interviews',
    routes: {
      'GET /admin/interviews': 'admin',
      'POST /admin/interviews': 'admin',
      'GET /admin/interviews/{slot}': 'admin',
      'POST /admin/interviews/{slot}/cancel': 'admin',
      'POST /admin/interviews/{slot}/panel': 'admin',
      'GET /admin/applications/{id}/interview': 'admin',
      'POST /admin/applications/{id}/interview': 'admin',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'AdminPreviewPages',
    file: 'pages/admin-preview',
    routes: { 'GET /admin/shortlist/mails': 'admin' },
    table: 'read',
  },
  {
    name: 'AdminReportPages',
    file: 'pages/admin-report',
    routes: {
      'GET /admin/report': 'admin',
      'GET /admin/report/applications.csv': 'admin',
      'GET /admin/report/members.csv': 'admin',
      'GET /admin/report/decisions.csv': 'admin',
      'GET /admin/report/decisions.json': 'admin',
      'GET /admin/report/history': 'admin',
    },
    table: 'note',
    timeoutSeconds: 30,
  },
  {
    name: 'AdminPeoplePages',
    file: 'pages/admin-people',
    routes: {
      'GET /admin/people': 'admin',
      'POST /admin/people': 'admin',
      'GET /admin/people/new': 'admin',
      'GET /admin/people/{person}': 'admin',
      'POST /admin/people/{person}': 'admin',
      'POST /admin/people/{person}/teams': 'admin',
      'POST /admin/people/{person}/disable': 'admin',
      'POST /admin/people/{person}/enable': 'admin',
    },
    table: 'write',
  },
  {
    name: 'AdminDecidePages',
    file: 'pages/admin-decide',
    routes: {
      'POST /admin/applications/{id}/outcome': 'admin',
      'POST /admin/applications/{id}/correct': 'admin',
      'POST /admin/shortlist/outcomes': 'admin',
      'POST /admin/release': 'admin',
      'POST /admin/release/undo': 'admin',
      'POST /admin/applications/{id}/offer': 'admin',
      'POST /admin/applications/{id}/hold': 'admin',
      'POST /admin/applications/{id}/close': 'admin',
      'POST /admin/applications/{id}/leave': 'admin',
      'POST /admin/applications/{id}/graduate': 'admin',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'AdminPlacesPages',
    file: 'pages/admin-places',
    routes: {
      'GET /admin/places': 'admin',
      'GET /admin/places/close': 'admin',
      'POST /admin/places/close': 'admin',
      'GET /admin/applications/{id}/deadline': 'admin',
      'POST /admin/applications/{id}/deadline': 'admin',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'AdminTeamPages',
    file: 'pages/admin-team',
    routes: {
      'GET /admin/applications/{id}/team': 'admin',
      'GET /admin/applications/{id}/team/{member}': 'admin',
      'POST /admin/applications/{id}/team/{member}': 'admin',
      'GET /admin/applications/{id}/team/{member}/remove': 'admin',
      'POST /admin/applications/{id}/team/{member}/remove': 'admin',
      'GET /admin/applications/{id}/team/{member}/contact': 'admin',
      'POST /admin/applications/{id}/team/{member}/contact': 'admin',
    },
    table: 'write',
  },
  {
    name: 'AdminEnterPages',
    file: 'pages/admin-enter',
    routes: {
      'GET /admin/enter': 'admin',
      'POST /admin/enter': 'admin',
      'GET /admin/applications/{id}/late-link': 'admin',
      'POST /admin/applications/{id}/late-link': 'admin',
    },
    table: 'write',
    starts: ['application'],
    signals: true,
  },
  {
    name: 'OperatorPages',
    file: 'pages/operator',
    routes: {
      'GET /operator': 'operator',
      'GET /operator/decisions': 'operator',
      'GET /operator/failures': 'operator',
      'GET /operator/dates': 'operator',
      'GET /operator/mail': 'operator',
      'GET /operator/applications/{id}': 'operator',
    },
    table: 'read',
    looks: true,
  },
  {
    name: 'OperatorRestartPages',
    file: 'pages/operator-restart',
    routes: {
      'POST /operator/applications/{id}/restart': 'operator',
      'POST /operator/applications/{id}/restart-timeline': 'operator',
      'POST /operator/dates/restart': 'operator',
      'POST /operator/mail/try-again': 'operator',
    },
    table: 'write',
    starts: ['application', 'timeline'],
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
    starts: ['application', 'timeline'],
    signals: true,
    timeoutSeconds: 60,
  },
  {
    name: 'KeepAccounts',
    file: 'timers/keep-accounts',
    everyMinutes: 1,
    table: 'write',
    accounts: true,
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
    name: 'MailFeedback',
    file: 'timers/mail-feedback',
    eventsOf: 'mail',
    table: 'write',
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

/** Whether a route is for people who sign in, so that the API asks who is there first. */
export function asksWho(knock: Knock): boolean {
  return knock !== 'public' && knock !== 'team';
}

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
    // The delivery team's lists in other orders than by name; only their entries have these attributes.
    { name: 'byMedian', partitionKey: 'pk', sortKey: 'byMedian', projection: 'ALL' },
    { name: 'bySpread', partitionKey: 'pk', sortKey: 'bySpread', projection: 'ALL' },
    { name: 'byScores', partitionKey: 'pk', sortKey: 'byScores', projection: 'ALL' },
  ],
} as const;
