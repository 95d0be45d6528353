import { listSummaries } from '../../adapters/application-lists.ts';
import { loadApplications } from '../../adapters/applications.ts';
import { listPeople } from '../../adapters/people.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { listSlots } from '../../adapters/slots.ts';
import type { SlotsView } from '../../views/slots-page.ts';

/** What the page of interview times shows: slots with their teams, and who still has none. */
export async function loadSlots(): Promise<
  Pick<SlotsView, 'programme' | 'rows' | 'unbooked' | 'members'>
> {
  const { programme } = await currentProgramme();
  const [slots, shortlisted, members] = await Promise.all([
    listSlots(programme.id),
    listSummaries(programme.id, 'shortlisted'),
    listPeople(programme.id, 'panel'),
  ]);
  const booked = await loadApplications(
    slots.flatMap(({ heldBy, missedBy }) => heldBy ?? missedBy ?? []),
  );
  const byId = new Map(booked.map((application) => [application.id, application]));
  return {
    programme,
    members: members.filter(({ disabledAt }) => !disabledAt),
    rows: slots.map((slot) => ({ slot, team: byId.get(slot.heldBy ?? slot.missedBy ?? '') })),
    unbooked: shortlisted.filter(({ slotId }) => slotId === undefined),
  };
}
