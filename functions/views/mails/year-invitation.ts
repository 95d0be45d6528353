import type { Audience } from '../../domain/audience.ts';
import type { Invitation } from './invitation.ts';
import { fact, type MailContext, milestoneOf } from './text.ts';
import { milestoneEvent, yearOf } from './year.ts';

/** The year as a file for the calendar: asks nothing, can be opened again. */
export function yearInvitation({ programme, entry }: MailContext): Invitation {
  const events = yearOf(programme, 'cohort-teams').map((milestone) =>
    milestoneEvent(programme, milestone, versionIn(entry.facts, milestone.id)),
  );
  return { method: 'PUBLISH', events };
}

/** For a team that leaves: what is still to come is cancelled. */
export function cancelledYear(context: MailContext): Invitation | undefined {
  const { events } = yearInvitation(context);
  const ahead = events
    .filter(({ start }) => start > context.entry.recordedAt)
    .map((event) => ({ ...event, sequence: event.sequence + 1, cancelled: true as const }));
  return ahead.length > 0 ? { method: 'PUBLISH', events: ahead } : undefined;
}

const COMES: Audience[] = ['cohort-teams', 'coaches', 'speakers'];

/** The event that a mail is about, for those who take part in it. */
export function milestoneInvitation(context: MailContext): Invitation | undefined {
  const milestone = milestoneOf(context);
  if (!milestone || !MET.has(milestone.event)) return undefined;
  if (!COMES.includes(fact(context, 'audience') as Audience)) return undefined;
  const version = Number(fact(context, 'version') || '1');
  return { method: 'REQUEST', events: [milestoneEvent(context.programme, milestone, version)] };
}

/** What people come together for. */
const MET = new Set(['learning-session', 'celebration']);

/** How often milestones have moved stands in the fact `versions`, for those that have. */
function versionIn(facts: Record<string, string>, milestoneId: string): number {
  const versions = JSON.parse(facts['versions'] || '{}') as Record<string, number>;
  return versions[milestoneId] ?? 1;
}
