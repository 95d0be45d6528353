import type { Door } from './door.ts';

/** What the clock, or a queue of events, opens. */
export const TIMERS: Door[] = [
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
