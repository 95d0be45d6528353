import { loadOutbox, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import { groupedByKind } from '../../domain/mail-troubles.ts';
import type { Programme } from '../../domain/programme.ts';

/** Mails by kind, without addresses: those that wait, those that were given up, those not read. */
export async function loadMail(programme: Programme) {
  const { waiting, attention } = await loadOutbox(programme.id);
  const failed = attention.filter(({ entry }) => entry.status === 'failed');
  return {
    waiting: groupedByKind(waiting.map(entryOf)),
    failed: groupedByKind(failed.map(entryOf)),
    undelivered: attention.length - failed.length,
  };
}

function entryOf({ entry }: OutboxMail) {
  return entry;
}
