import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Programme } from '../domain/programme.ts';
import { refuseChoice, type Slot } from '../domain/slots.ts';
import { loadApplication, refuseFormerMember } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { bookingMails } from './booking-mails.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { findSlot } from './slots.ts';
import { transact, type Write } from './table.ts';

/** A team's wish for a slot. */
export type Booking = {
  programme: Programme;
  applicationId: string;
  slotId: string;
  by: Actor;
  now: string;
  newId: () => string;
};

/** How often a booking is worked out again because something changed meanwhile. */
const MOST_RACES = 10;

/**
 * Books a slot for a team, or moves it to another one: the slot, the application, audit and mails in one
 * transaction. The table decides who gets a slot. Choosing the slot that one has is success.
 * @throws AcademyError `SlotTaken`, `SlotClosed`, `WrongStage`, `TableBusy`
 */
export async function bookSlot(booking: Booking): Promise<Application> {
  const { programme, applicationId, slotId, now } = booking;
  for (let race = 0; race < MOST_RACES; race += 1) {
    const [application, slot] = await Promise.all([
      loadApplication(applicationId),
      findSlot(programme.id, slotId),
    ]);
    if (application.slotId === slotId && application.status === 'shortlisted') {
      return application;
    }
    refuseFormerMember(application, booking.by);
    refuseChoice(programme, application, slot, now);
    const before = application.slotId
      ? await findSlot(programme.id, application.slotId)
      : undefined;
    const after = booked(application, slot);
    const mails = await bookingMails(programme, after, { slot, before, now });
    const failed = await transact(writesOf(booking, { application, after, slot, mails }));
    // Somebody was quicker, or our reading was out of date: look again, and say which.
    if (failed.length === 0) return after;
  }
  throw new AcademyError(
    'TableBusy',
    'Many teams are choosing times at once. Nothing was changed: try again.',
  );
}

function booked(application: Application, { id, startsAt }: Slot): Application {
  return {
    ...application,
    slotId: id,
    interviewAt: startsAt,
    interviewChanges: (application.interviewChanges ?? 0) + 1,
  };
}

type Change = { application: Application; after: Application; slot: Slot; mails: MailDue[] };

function writesOf({ by, now, newId }: Booking, change: Change): Write[] {
  const { application, after, slot, mails } = change;
  const { id, programmeId, slotId } = application;
  const what = slotId ? 'interview-changed' : 'interview-booked';
  const writes = [
    takeWrite(programmeId, slot, id),
    ...(slotId ? [freeWrite(programmeId, slotId, id)] : []),
    interviewWrite(application, after),
    ...mails.map((mail) => mailWrite(keys.application(id).pk, mail, now)),
  ];
  return withAudit(
    writes,
    appendTo(application, auditNote(id, by, what, now, newId(), { startsAt: slot.startsAt })),
  );
}

/** The panel must still be the one that is told. */
function takeWrite(programmeId: string, { id, panel }: Slot, applicationId: string): Write {
  return {
    update: keys.slot(programmeId, id),
    set: 'SET heldBy = :team',
    condition: 'attribute_not_exists(heldBy) AND panel = :panel',
    values: { ':team': applicationId, ':panel': panel },
  };
}

/** The write that gives a slot back. */
export function freeWrite(programmeId: string, slotId: string, applicationId: string): Write {
  return {
    update: keys.slot(programmeId, slotId),
    set: 'REMOVE heldBy',
    condition: 'heldBy = :team',
    values: { ':team': applicationId },
  };
}

/** The write that changes what an application says of its interview, from what was read. */
export function interviewWrite(before: Application, after: Application): Write {
  const { slotId, interviewAt, interviewChanges } = after;
  return {
    update: keys.application(before.id),
    set: `SET interviewChanges = :changes${slotId ? ', slotId = :slot, interviewAt = :at' : ' REMOVE slotId, interviewAt'}`,
    condition: `#status = :shortlisted AND draftVersion = :team AND ${before.slotId ? 'slotId = :before' : 'attribute_not_exists(slotId)'}`,
    names: { '#status': 'status' },
    values: {
      ':shortlisted': 'shortlisted',
      // Whoever is told must still be the team.
      ':team': before.draftVersion,
      ':changes': interviewChanges,
      ...(slotId ? { ':slot': slotId, ':at': interviewAt } : {}),
      ...(before.slotId ? { ':before': before.slotId } : {}),
    },
  };
}
