import * as z from 'zod/mini';
import type { Application } from './application.ts';
import { AcademyError, type Problem } from './errors.ts';
import type { Programme } from './programme.ts';
import { HOUR, plus, spoken } from './time.ts';

/** A panel member on a slot, with the seat they sit on. */
export const SlotSeat = z.object({ personId: z.string(), name: z.string(), seat: z.string() });
export type SlotSeat = z.infer<typeof SlotSeat>;

/** A time at which a panel can meet one team. Instants are ISO UTC. */
export const Slot = z.object({
  /** Begins with the instant, so that slots sort by time. */
  id: z.string(),
  startsAt: z.string(),
  minutes: z.number(),
  place: z.string(),
  panel: z.array(SlotSeat),
  /** The application that has booked it; one at most. */
  heldBy: z.optional(z.string()),
  /** The application that had booked it and did not come. */
  missedBy: z.optional(z.string()),
});
export type Slot = z.infer<typeof Slot>;

/** Until when a team may choose the slot, or leave it for another. */
export function changeableUntil({ interviews }: Programme, { startsAt }: Pick<Slot, 'startsAt'>) {
  return plus(startsAt, -interviews.changeHoursBefore * HOUR);
}

/** Whether a team may choose the slot now: it is free, in time, and nobody on its panel has a conflict. */
export function mayChoose(
  programme: Programme,
  application: Application,
  slot: Slot,
  now: string,
): boolean {
  return (
    (slot.heldBy === undefined || slot.heldBy === application.id) &&
    slot.missedBy === undefined &&
    now <= changeableUntil(programme, slot) &&
    !hasConflict(application, slot)
  );
}

/** Whether somebody on the slot's panel has declared a conflict with the application. */
export function hasConflict({ reviews }: Application, { panel }: Pick<Slot, 'panel'>): boolean {
  return panel.some(({ personId }) => reviews[personId]?.state === 'conflict');
}

/**
 * Refuses a choice that the team may not make.
 * @throws AcademyError `WrongStage`, `SlotTaken`, `SlotClosed`
 */
export function refuseChoice(
  programme: Programme,
  application: Application,
  slot: Slot | undefined,
  now: string,
): asserts slot is Slot {
  if (application.status !== 'shortlisted') {
    throw new AcademyError(
      'WrongStage',
      'Your team has no interview to choose a time for. Load the page again to see what comes next.',
    );
  }
  refuseLateChange(programme, application, now);
  if (!slot || slot.missedBy !== undefined || hasConflict(application, slot)) {
    throw new AcademyError('SlotTaken', 'This time is not offered any more. Choose another one.');
  }
  if (slot.heldBy !== undefined && slot.heldBy !== application.id) throw taken();
  if (now > changeableUntil(programme, slot)) {
    throw new AcademyError(
      'SlotClosed',
      `This time could be chosen until ${spoken(changeableUntil(programme, slot), programme.timeZone)}. Choose a later one, or write to us.`,
    );
  }
}

/** Another team was quicker. */
export function taken(): AcademyError {
  return new AcademyError(
    'SlotTaken',
    'Another team has just taken this time. Choose one of the others.',
  );
}

/** Whether the team's own time is too close to be left for another one. */
export function isTooLate(
  programme: Programme,
  { interviewAt }: Pick<Application, 'interviewAt'>,
  now: string,
): boolean {
  return Boolean(interviewAt && now > changeableUntil(programme, { startsAt: interviewAt }));
}

function refuseLateChange(programme: Programme, application: Application, now: string): void {
  if (!isTooLate(programme, application, now)) return;
  throw new AcademyError(
    'SlotClosed',
    'It is too late to change the time of your interview here. If your team cannot come, write or ring us at once.',
  );
}

/** What is wrong with a panel for a slot, by the programme's rule of composition. */
export function panelProblems(programme: Programme, seats: SlotSeat[]): Problem[] {
  const { panelSeats, oneOf } = programme.interviews;
  const problem = (message: string) => [{ field: 'panel', message }];
  if (new Set(seats.map(({ personId }) => personId)).size !== panelSeats) {
    return problem(`Select ${panelSeats} panel members`);
  }
  if (oneOf.length === 0 || seats.some(({ seat }) => oneOf.includes(seat))) return [];
  return problem(`Select at least one panel member whose seat is ${neededSeats(programme)}`);
}

/** The names of the seats of which one has to be on a panel; empty where any panel will do. */
export function neededSeats({ interviews, panel }: Programme): string {
  const needed = panel.seats.filter(({ id }) => interviews.oneOf.includes(id));
  return needed.map(({ name }) => name).join(' or ');
}

/** Whether two slots overlap in time. */
export function overlap(a: Pick<Slot, 'startsAt' | 'minutes'>, b: typeof a): boolean {
  const end = (slot: typeof a) => plus(slot.startsAt, slot.minutes * 60_000);
  return a.startsAt < end(b) && b.startsAt < end(a);
}

/** The instants at which slots of a series begin: one after the other, all ended by `to`. */
export function seriesOf(from: string, to: string, minutes: number): string[] {
  const starts: string[] = [];
  const length = minutes * 60_000;
  for (let start = from; plus(start, length) <= to; start = plus(start, length)) starts.push(start);
  return starts;
}
