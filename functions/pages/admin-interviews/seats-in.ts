import type { Person } from '../../domain/people.ts';
import type { SlotSeat } from '../../domain/slots.ts';

/** The panel that was chosen: ticked boxes `panel.<person>` of the form, or a list `panel` in JSON. */
export function seatsIn(input: Record<string, unknown>, members: Person[]): SlotSeat[] {
  const listed = Array.isArray(input['panel']) ? input['panel'] : [];
  return members
    .filter(({ id, disabledAt }) => !disabledAt && (listed.includes(id) || `panel.${id}` in input))
    .map(({ id, name, seat = '' }) => ({ personId: id, name, seat }));
}
