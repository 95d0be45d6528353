import { feedbackIn } from '../../adapters/admin-decision.ts';
import { cancelSlot as cancelInTable } from '../../adapters/cancel-slot.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { askAgain } from '../../views/ask-again.ts';
import { slotAgain } from './show-slot.ts';

/** Takes an interview time away; a team that had booked it gets the reason and chooses another. */
export const cancelSlot: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  const { now, newId, params } = request;
  try {
    const slotId = params['slot'] ?? '';
    const reason = feedbackIn(request);
    await cancelInTable({ programme, slotId, reason, by, now: now(), newId });
    return { data: { cancelled: slotId }, seeOther: '/admin/interviews' };
  } catch (error) {
    const { render } = await slotAgain(request);
    return askAgain(error, render);
  }
};
