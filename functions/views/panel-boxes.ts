import type { Problem } from '../domain/errors.ts';
import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import { neededSeats } from '../domain/slots.ts';
import { checkboxes } from './components/checkboxes.ts';
import type { Html } from './layout.ts';

/** The panel members to tick for an interview, each with their seat. */
export function panelBoxes(
  programme: Programme,
  boxes: { members: Person[]; problems: Problem[]; chosen: (member: Person) => boolean },
): Html {
  const { interviews, panel } = programme;
  const { members, problems, chosen } = boxes;
  const needed = neededSeats(programme);
  const error = problems.find(({ field }) => field === 'panel')?.message;
  const seatName = (seat = '') => panel.seats.find(({ id }) => id === seat)?.name ?? '';
  return checkboxes({
    name: 'panel',
    fieldset: {
      legend: { text: 'Who meets the team?', classes: 'govuk-fieldset__legend--s' },
    },
    hint: {
      text: `Select ${interviews.panelSeats}.${needed ? ` The seat of at least one has to be: ${needed}.` : ''}`,
    },
    ...(error ? { errorMessage: { text: error } } : {}),
    items: members.map((member) => ({
      value: 'yes',
      name: `panel.${member.id}`,
      text: member.name,
      hint: { text: seatName(member.seat) },
      checked: chosen(member),
    })),
  });
}
