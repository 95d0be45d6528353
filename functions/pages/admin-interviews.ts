import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { addSlots } from './admin-interviews/add-slots.ts';
import { cancelSlot } from './admin-interviews/cancel-slot.ts';
import { changePanel } from './admin-interviews/change-panel.ts';
import { listSlots } from './admin-interviews/list-slots.ts';
import { recordInterview } from './admin-interviews/record-interview.ts';
import { showInterview } from './admin-interviews/show-interview.ts';
import { showSlot } from './admin-interviews/show-slot.ts';

/** Where the delivery team arranges when teams meet the panel, and sees how that ended. */
export const routes = {
  'GET /admin/interviews': listSlots,
  'POST /admin/interviews': addSlots,
  'GET /admin/interviews/{slot}': showSlot,
  'POST /admin/interviews/{slot}/cancel': cancelSlot,
  'POST /admin/interviews/{slot}/panel': changePanel,
  'GET /admin/applications/{id}/interview': showInterview,
  'POST /admin/applications/{id}/interview': recordInterview,
};

export const door = pageDoor('AdminInterviewPages', routes, adminWaiting);

export const handler = door(live);
