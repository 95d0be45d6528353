import type { Door } from './door.ts';

/** Doors of visitors and of teams, which sign in by the links in their mails. */
export const APPLICANT_PAGES: Door[] = [
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
];
