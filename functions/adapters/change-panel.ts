import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Programme } from '../domain/programme.ts';
import { slotMails } from '../domain/slot-mails.ts';
import { hasConflict, overlap, panelProblems, type Slot, type SlotSeat } from '../domain/slots.ts';
import { loadApplication } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { questionsAt, questionsToPanel } from './booking-mails.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { getPeople } from './people.ts';
import { findSlot, listSlots, loadSeating, seatingWrite } from './slots.ts';
import { transact, type Write } from './table.ts';

/** Somebody else sits on a slot's panel, with the reason. */
export type PanelChange = {
  programme: Programme;
  slotId: string;
  panel: SlotSeat[];
  reason: string;
  by: Actor;
  now: string;
  newId: () => string;
};

/**
 * Changes who meets a team: those who come and those who go are told, and their calendars with them.
 * @throws AcademyError `InputInvalid`, `NotFound`, `TableBusy`
 */
export async function changePanel(change: PanelChange): Promise<void> {
  const { programme, slotId, panel } = change;
  for (let race = 0; race < 10; race += 1) {
    const seating = await loadSeating(programme.id);
    const slot = await findSlot(programme.id, slotId);
    if (!slot) throw new AcademyError('NotFound', 'There is no such time any more.');
    if (namesOf(slot.panel) === namesOf(panel)) return;
    const application = slot.heldBy ? await loadApplication(slot.heldBy) : undefined;
    await refusePanel(change, slot, application);
    const writes = [
      seatingWrite(programme.id, seating),
      panelWrite(change, slot),
      ...(application ? await toldWrites(change, slot, application) : []),
    ];
    if ((await transact(writes)).length === 0) return;
  }
  throw new AcademyError(
    'TableBusy',
    'This time is being changed. Nothing was changed: try again.',
  );
}

function namesOf(panel: SlotSeat[]): string {
  return panel
    .map(({ personId }) => personId)
    .sort()
    .join();
}

async function refusePanel(
  { programme, panel }: PanelChange,
  slot: Slot,
  application: Application | undefined,
): Promise<void> {
  const others = (await listSlots(programme.id)).filter(
    (other) => other.id !== slot.id && overlap(other, slot),
  );
  const elsewhere = panel.filter(({ personId }) =>
    others.some((other) => other.panel.some((seat) => seat.personId === personId)),
  );
  const problems = [
    ...panelProblems(programme, panel),
    ...elsewhere.map(({ name }) => ({
      field: 'panel',
      message: `${name} is on another panel at this time`,
    })),
    ...(application && hasConflict(application, { panel })
      ? [{ field: 'panel', message: 'Somebody of this panel has a conflict with the team' }]
      : []),
  ];
  if (problems.length > 0) {
    throw new AcademyError('InputInvalid', 'The panel cannot be changed like this.', problems);
  }
}

/** The team that has booked it, and the panel, must still be those that are told. */
function panelWrite({ programme, panel }: PanelChange, slot: Slot): Write {
  return {
    update: keys.slot(programme.id, slot.id),
    set: 'SET panel = :after',
    condition: `panel = :before AND ${slot.heldBy ? 'heldBy = :team' : 'attribute_not_exists(heldBy)'}`,
    values: {
      ':after': panel,
      ':before': slot.panel,
      ...(slot.heldBy ? { ':team': slot.heldBy } : {}),
    },
  };
}

async function toldWrites(change: PanelChange, slot: Slot, before: Application): Promise<Write[]> {
  const { by, reason, now, newId, panel } = change;
  const application = { ...before, interviewChanges: (before.interviewChanges ?? 0) + 1 };
  const mails = await substituteMails(change, slot, application);
  const details = { reason, in: nameList(panel, slot.panel), out: nameList(slot.panel, panel) };
  const { id } = application;
  const note = auditNote(id, by, 'interview-panel-changed', now, newId(), details);
  const writes: Write[] = [
    {
      update: keys.application(id),
      set: 'SET interviewChanges = :version',
      condition: 'slotId = :slot',
      values: { ':version': application.interviewChanges, ':slot': slot.id },
    },
    ...mails.map((mail) => mailWrite(keys.application(id).pk, mail, now)),
  ];
  return withAudit(writes, appendTo(application, note));
}

/** Those of a panel who are not of the other. */
function without(seats: SlotSeat[], others: SlotSeat[]): SlotSeat[] {
  return seats.filter(({ personId }) => !others.some((seat) => seat.personId === personId));
}

function nameList(seats: SlotSeat[], others: SlotSeat[]): string {
  return without(seats, others)
    .map(({ name }) => name)
    .join(', ');
}

/** Who comes and who goes is told, with their calendars; who comes, or still waits for them, gets the questions. */
async function substituteMails(
  { programme, panel, reason, now }: PanelChange,
  slot: Slot,
  application: Application,
): Promise<MailDue[]> {
  const version = application.interviewChanges ?? 1;
  const people = (seats: SlotSeat[]) =>
    getPeople(
      programme.id,
      seats.map(({ personId }) => personId),
    );
  const told = async (kind: 'interview-booked' | 'interview-cancelled', seats: SlotSeat[]) => {
    const change = { kind, slot, reason, version, now };
    const mails = slotMails(application, change, await people(seats));
    return mails.filter(({ facts }) => facts['audience'] === 'panel');
  };
  const coming = without(panel, slot.panel);
  const reading = questionsAt(programme, slot) > now ? panel : coming;
  return [
    ...(await told('interview-booked', coming)),
    ...(await told('interview-cancelled', without(slot.panel, panel))),
    ...questionsToPanel(programme, application, { slot, now }, await people(reading)),
  ];
}
