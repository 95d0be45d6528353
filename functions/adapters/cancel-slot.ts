import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Programme } from '../domain/programme.ts';
import type { Slot } from '../domain/slots.ts';
import { loadApplication } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { cancellationMails } from './booking-mails.ts';
import { freeWrite, interviewWrite } from './bookings.ts';
import type { Plan } from './decisions.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { findSlot } from './slots.ts';
import { transact, type Write } from './table.ts';

/** Staff take a time away, with the reason that team and panel get to read. */
export type Cancellation = {
  programme: Programme;
  slotId: string;
  reason: string;
  by: Actor;
  now: string;
  newId: () => string;
};

/**
 * Takes a slot away. A team that had booked it is told why and chooses another; a slot that is gone
 * already is success.
 * @throws AcademyError `TableBusy`
 */
export async function cancelSlot(cancellation: Cancellation): Promise<void> {
  for (let race = 0; race < 10; race += 1) {
    const slot = await findSlot(cancellation.programme.id, cancellation.slotId);
    if (!slot) return;
    const writes = slot.heldBy
      ? await bookedWrites(cancellation, slot, await loadApplication(slot.heldBy))
      : [removeWrite(cancellation.programme, slot)];
    if ((await transact(writes)).length === 0) return;
  }
  throw new AcademyError(
    'TableBusy',
    'A team is choosing this time at the moment. Nothing was changed: try again.',
  );
}

/** What a withdrawal or a correction changes besides: the slot is free again, and nobody waits for the team. */
export async function withoutInterview(
  programme: Programme,
  application: Application,
  now: string,
): Promise<Pick<Plan, 'changes' | 'writes' | 'mails'>> {
  const { id, slotId, interviewChanges = 0, status } = application;
  const slot = slotId && status === 'shortlisted' && (await findSlot(programme.id, slotId));
  if (!slot) return {};
  const after = { ...application, interviewChanges: interviewChanges + 1 };
  return {
    changes: {
      interviewChanges: after.interviewChanges,
      slotId: undefined,
      interviewAt: undefined,
    },
    writes: [freeWrite(programme.id, slot.id, id)],
    // What is past needs not be taken out of a calendar.
    mails: slot.startsAt > now ? await cancellationMails(programme, after, { slot, now }) : [],
  };
}

async function bookedWrites(
  { programme, reason, by, now, newId }: Cancellation,
  slot: Slot,
  application: Application,
): Promise<Write[]> {
  const { slotId: _slot, interviewAt: _at, ...rest } = application;
  const after = { ...rest, interviewChanges: (application.interviewChanges ?? 0) + 1 };
  const mails = await cancellationMails(programme, after, { slot, reason, now });
  const details = { startsAt: slot.startsAt, reason };
  const note = auditNote(application.id, by, 'interview-cancelled', now, newId(), details);
  const writes = [
    removeWrite(programme, slot),
    interviewWrite(application, after),
    ...mails.map((mail) => mailWrite(keys.application(application.id).pk, mail, now)),
  ];
  return withAudit(writes, appendTo(application, note));
}

function removeWrite(programme: Programme, { id, heldBy }: Slot): Write {
  return {
    delete: keys.slot(programme.id, id),
    condition: heldBy ? 'heldBy = :team' : 'attribute_not_exists(heldBy)',
    ...(heldBy ? { values: { ':team': heldBy } } : {}),
  };
}
