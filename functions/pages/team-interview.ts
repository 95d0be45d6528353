import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { bookSlot } from './team-interview/book-slot.ts';
import { showSlots } from './team-interview/show-slots.ts';

/** Where a team chooses when it meets the panel. */
export const routes = {
  'GET /application/interview': showSlots,
  'POST /application/interview': bookSlot,
};

export const door = pageDoor('TeamInterviewPages', routes);

export const handler = door(live);
