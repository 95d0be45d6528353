import type { PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { listSlots } from '../../adapters/slots.ts';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import { mayChoose } from '../../domain/slots.ts';
import { chooseSlotPage } from '../../views/choose-slot-page.ts';

/** The times that a team may choose for its interview. */
export const showSlots: Route = async (request) => {
  const { application } = await teamSession(request);
  const { slots, render } = await slotsFor(request, application);
  return { data: { slots, chosen: application.slotId }, page: () => render([]) };
};

/** The free times for a team and the page that shows them; who sits on the panel is not for it to see. */
export async function slotsFor(request: PageRequest, application: Application) {
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  const slots = (await listSlots(programme.id))
    .filter((slot) => mayChoose(programme, application, slot, now))
    .map(({ id, startsAt, place }) => ({ id, startsAt, place }));
  const render = (problems: Problem[]) =>
    chooseSlotPage({
      ...{ programme, application, slots, problems, now },
      requestId: request.newId(),
    });
  return { slots, render };
}
