import { programmeOccasions } from '../../functions/domain/occasions.ts';
import type { Programme } from '../../functions/domain/programme.ts';

/** The next date of the timetable after an instant, reminders included. */
export function nextEvent(
  programme: Programme,
  now: string,
): { name: string; due: string } | undefined {
  const occasion = programmeOccasions(programme).find(({ due }) => due > now);
  if (!occasion) return undefined;
  const milestone = programme.milestones.find(({ id }) => id === occasion.milestoneId);
  const name = milestone?.name ?? occasion.id;
  return { name: occasion.kind === 'reminder' ? `Reminder: ${name}` : name, due: occasion.due };
}
