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

/** More in one transaction are not taken. */
const MOST_AT_ONCE = 60;

/**
 * Adds a series of slots; the same request again adds nothing.
 * @throws AcademyError `InputInvalid` for a panel that breaks the rule, or is elsewhere at that time;
 *   `TableBusy`
 */
export async function addSlots(programme: Programme, series: Series): Promise<Slot[]> {
  const slots = slotsOf(programme, series);
  const ids = new Set(slots.map(({ id }) => id));
  for (let race = 0; race < MOST_RACES; race += 1) {
    const seating = await loadSeating(programme.id);
    const all = await listSlots(programme.id);
    const others = all.filter(({ id }) => !ids.has(id));
    // A series is added whole, so one of it means that this request has been here before.
    if (others.length < all.length) return slots;
    refuseSeries(programme, series, { slots, others });
    const writes = slots.map((slot) => slotWrite(programme.id, slot));
    const failed = await transact([seatingWrite(programme.id, seating), ...writes]);
    if (failed.length === 0) return slots;
  }
  throw new AcademyError(
    'TableBusy',
    'Others are adding times at the moment. Nothing was changed: try again.',
  );
}

/** How often a change of who sits when is worked out again because another one came first. */
const MOST_RACES = 10;

/** How often it was changed who sits when; to be read before the slots are. */
export async function loadSeating(programmeId: string): Promise<number> {
  return Number((await getItem(keys.seating(programmeId)))?.['version'] ?? 0);
}

/** The write that fails where somebody else has changed who sits when since it was read. */
export function seatingWrite(programmeId: string, read: number): Write {
  return {
    update: keys.seating(programmeId),
    set: 'SET version = :seating',
    condition: read === 0 ? 'attribute_not_exists(version)' : 'version = :seatingBefore',
    values: { ':seating': read + 1, ...(read === 0 ? {} : { ':seatingBefore': read }) },
  };
}

function refuseSeries(
  programme: Programme,
  { panel }: Series,
  { slots, others }: { slots: Slot[]; others: Slot[] },
): void {
  const wrongTo = (message: string) => [{ field: 'to', message }];
  const problems = [
    ...panelProblems(programme, panel),
    ...clashes(programme, slots, others),
    ...(slots.length > 0 ? [] : wrongTo('Leave time for one interview at least')),
    ...(slots.length > MOST_AT_ONCE
      ? wrongTo(`Add ${MOST_AT_ONCE} times at the most at once`)
      : []),
  ];
  if (problems.length > 0) {
    throw new AcademyError('InputInvalid', 'These slots cannot be added yet.', problems);
  }
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
