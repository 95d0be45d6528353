import type { Door } from './door.ts';

/** What the workflow's definitions call. */
export const TASKS: Door[] = [
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
