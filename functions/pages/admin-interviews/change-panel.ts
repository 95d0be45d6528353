import { feedbackIn } from '../../adapters/admin-decision.ts';
import { changePanel as changeInTable } from '../../adapters/change-panel.ts';
import type { Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import { askAgain } from '../../views/ask-again.ts';
import { seatsIn } from './seats-in.ts';
import { slotAgain } from './show-slot.ts';

/** Puts somebody else on the panel of an interview, with the reason. */
export const changePanel: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme, slot, members, render } = await slotAgain(request);
  const { now, newId, input } = request;
  try {
    const panel = seatsIn(input, members);
    const reason = feedbackIn(request);
    await changeInTable({ programme, slotId: slot.id, panel, reason, by, now: now(), newId });
    return {
      data: { slot: slot.id, panel: panel.map(({ personId }) => personId) },
      seeOther: `/admin/interviews/${slot.id}`,
    };
  } catch (error) {
    return askAgain(error, render);
  }
};
