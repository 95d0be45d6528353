import { loadApplications } from '../../adapters/applications.ts';
import { loadScores } from '../../adapters/interviews.ts';
import { listSlots } from '../../adapters/slots.ts';
import type { Application } from '../../domain/application.ts';
import { hasBegun, type InterviewScore, sitsAt, toDoAt } from '../../domain/interviews.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Slot } from '../../domain/slots.ts';
import type { InterviewRow } from '../../views/panel/interview-list.ts';
import type { PanelRow } from './to-review.ts';

/** A panel member's interviews in order of time, and the teams that have booked none with anybody. */
export type MyInterviews = { booked: InterviewRow[]; unbooked: PanelRow[] };

/**
 * What waits for a panel member around interviews. A team's name is told to those who meet it, unless they
 * have a conflict.
 */
export async function myInterviews(
  programme: Programme,
  rows: PanelRow[],
  me: { id: string; now: string },
): Promise<MyInterviews> {
  const shortlisted = rows.filter(({ status }) => status === 'shortlisted');
  if (shortlisted.length === 0) return { booked: [], unbooked: [] };
  const held = (await listSlots(programme.id)).filter(({ heldBy }) => heldBy !== undefined);
  const taken = new Set(held.map(({ heldBy }) => heldBy));
  const mine = await meetingsOf(held.filter((slot) => sitsAt({ slot }, me.id)));
  const scores = await scoresOf(mine, me.now);
  return {
    booked: mine.map((meeting) => rowOf(programme, meeting, scores, me)),
    unbooked: shortlisted.filter(({ id, mine: state }) => !taken.has(id) && state !== 'conflict'),
  };
}

type Mine = { slot: Slot; application: Application };

async function meetingsOf(slots: Slot[]): Promise<Mine[]> {
  const applications = await loadApplications(slots.flatMap(({ heldBy }) => heldBy ?? []));
  const byId = new Map(applications.map((application) => [application.id, application]));
  return slots.flatMap((slot) => {
    const application = byId.get(slot.heldBy ?? '');
    return application?.status === 'shortlisted' ? [{ slot, application }] : [];
  });
}

/** The scores of everybody in the meetings that have begun, by application. */
async function scoresOf(meetings: Mine[], now: string): Promise<Map<string, InterviewScore[]>> {
  const wanted = meetings
    .filter(({ slot }) => hasBegun(slot, now))
    .flatMap(({ slot, application }) =>
      slot.panel.map(({ personId }) => ({ application, personId })),
    );
  const found = await loadScores(wanted);
  const scores = new Map<string, InterviewScore[]>();
  for (const [at, { application }] of wanted.entries()) {
    scores.set(application.id, [
      ...(scores.get(application.id) ?? []),
      ...(found[at] ? [found[at]] : []),
    ]);
  }
  return scores;
}

function rowOf(
  programme: Programme,
  { slot, application }: Mine,
  scores: Map<string, InterviewScore[]>,
  me: { id: string; now: string },
): InterviewRow {
  const { id, reference, draft } = application;
  const { startsAt, place } = slot;
  const meeting = { slot, scores: scores.get(id) ?? [] };
  const { toDo, overdue } = toDoAt(programme, application, meeting, me);
  const team = toDo === 'conflict' ? {} : { teamName: draft.teamName };
  return { id, reference, startsAt, place, toDo, overdue, ...team };
}
