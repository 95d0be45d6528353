import { AcademyError } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { overlap, panelProblems, Slot, type SlotSeat, seriesOf } from '../domain/slots.ts';
import { spoken } from '../domain/time.ts';
import { fingerprint, keys } from './keys.ts';
import { getItem, queryPartition, transact, type Write } from './table.ts';

/** Every slot of a programme, in order of time. */
export async function listSlots(programmeId: string): Promise<Slot[]> {
  const { pk } = keys.slot(programmeId, '');
  return (await queryPartition(pk, 'SLOT#')).map((item) => Slot.parse(item));
}

/** One slot, if there is one of that name. */
export async function findSlot(programmeId: string, slotId: string): Promise<Slot | undefined> {
  if (!/^[0-9a-z-]{1,60}$/.test(slotId)) return undefined;
  const item = await getItem(keys.slot(programmeId, slotId));
  return item && Slot.parse(item);
}

/** A series of slots as staff ask for it: from one instant to another, with one panel. */
export type Series = {
  from: string;
  to: string;
  place: string;
  panel: SlotSeat[];
  requestId: string;
};

/**
 * Adds a series of slots; the same request again adds nothing.
 * @throws AcademyError `InputInvalid` for a panel that breaks the rule, or is elsewhere at that time
 */
export async function addSlots(programme: Programme, series: Series): Promise<Slot[]> {
  const slots = slotsOf(programme, series);
  const others = (await listSlots(programme.id)).filter(
    ({ id }) => !slots.some((slot) => slot.id === id),
  );
  const problems = [
    ...panelProblems(programme, series.panel),
    ...clashes(programme, slots, others),
    ...(slots.length > 0
      ? []
      : [{ field: 'to', message: 'Leave time for one interview at least' }]),
  ];
  if (problems.length > 0) {
    throw new AcademyError('InputInvalid', 'These slots cannot be added yet.', problems);
  }
  await transact(slots.map((slot) => slotWrite(programme.id, slot)));
  return slots;
}

function slotsOf({ interviews }: Programme, series: Series): Slot[] {
  const { from, to, place, panel, requestId } = series;
  return seriesOf(from, to, interviews.minutes).map((startsAt) => ({
    id: `${startsAt.slice(0, 16).replace(/\D/g, '')}-${fingerprint(requestId).slice(0, 8)}`,
    startsAt,
    minutes: interviews.minutes,
    place,
    panel,
  }));
}

function slotWrite(programmeId: string, slot: Slot): Write {
  return {
    put: { ...keys.slot(programmeId, slot.id), ...slot },
    condition: 'attribute_not_exists(pk)',
  };
}

/** Nobody can sit on two panels at the same time. */
function clashes({ timeZone }: Programme, slots: Slot[], others: Slot[]) {
  return slots.flatMap((slot) =>
    others
      .filter((other) => overlap(slot, other))
      .flatMap((other) => other.panel.filter(({ personId }) => sits(slot, personId)))
      .map(({ name }) => ({
        field: 'panel',
        message: `${name} is on another panel at ${spoken(slot.startsAt, timeZone)}`,
      })),
  );
}

function sits({ panel }: Slot, personId: string): boolean {
  return panel.some((seat) => seat.personId === personId);
}
