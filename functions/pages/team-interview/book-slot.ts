import { bookSlot as bookInTable } from '../../adapters/bookings.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { AcademyError, isNamed } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { slotsFor } from './show-slots.ts';

/** Books a time for the interview, or another one. A time that is gone is asked for again. */
export const bookSlot: Route = async (request) => {
  const { application, by } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const { now, newId, input } = request;
  const slotId = typeof input['slot'] === 'string' ? input['slot'] : '';
  try {
    if (slotId === '') throw unsaid('Select a time');
    const booking = { programme, applicationId: application.id, slotId, by, now: now(), newId };
    const { interviewAt } = await bookInTable(booking);
    return { data: { slot: slotId, interviewAt }, seeOther: '/application' };
  } catch (error) {
    const { render } = await slotsFor(request, application);
    if (!isNamed(error, 'SlotTaken')) return askAgain(error, render);
    const { name, status, message } = error;
    const data = { type: 'about:blank', title: name, status, detail: message };
    return { status, data, page: () => render([{ field: 'slot', message }]) };
  }
};

function unsaid(message: string): AcademyError {
  return new AcademyError('InputInvalid', `${message}.`, [{ field: 'slot', message }]);
}
