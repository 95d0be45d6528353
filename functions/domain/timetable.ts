import type { Milestone, MilestoneEvent, Programme } from './programme.ts';
import { addDays, instantAt, instantOf, localDate, plus } from './time.ts';

/** The programme's dates as instants (ISO, UTC). Pure: the zone comes from the programme. */

/** When a milestone is due. */
export function dueOf(programme: Programme, milestone: Milestone): string {
  return instantAt(milestone.date, milestone.time ?? programme.timeOfDay, programme.timeZone);
}

/** The one milestone of that meaning; the linter makes sure that the three that matter exist once. */
export function milestoneFor(programme: Programme, event: MilestoneEvent): Milestone {
  const found = programme.milestones.find((milestone) => milestone.event === event);
  if (!found) throw new Error(`The programme has no milestone for ${event}`);
  return found;
}

/** From when drafts may be started. */
export function opensAt(programme: Programme): string {
  return dueOf(programme, milestoneFor(programme, 'applications-open'));
}

/** The last instant at which an application may be sent, inclusive. */
export function closesAt(programme: Programme): string {
  return dueOf(programme, milestoneFor(programme, 'applications-close'));
}

/** When outcomes are announced unless they are released later. */
export function shortlistAt(programme: Programme): string {
  return dueOf(programme, milestoneFor(programme, 'shortlist'));
}

/** The last milestone's instant: the end of the cohort year. */
export function endsAt(programme: Programme): string {
  return (
    programme.milestones
      .map((milestone) => dueOf(programme, milestone))
      .sort()
      .at(-1) ?? ''
  );
}

/** Whether a draft may be started or an application sent now. The deadline itself still counts. */
export function isOpen(programme: Programme, now: string): boolean {
  return opensAt(programme) <= now && now <= closesAt(programme);
}

/** From when offers may be made. */
export function offersFrom(programme: Programme): string {
  return instantOf(programme.offers.from, programme.timeOfDay, programme.timeZone);
}

/** The instant by which no offer may be open any more. */
export function offersEnd(programme: Programme): string {
  return instantOf(programme.offers.noneOpenAfter, programme.timeOfDay, programme.timeZone);
}

/** When an offer made now lapses: never later than the end of offers. */
export function offerExpiresAt(programme: Programme, now: string): string {
  const { lapseAfterDays, lapseTime } = programme.offers;
  const day = addDays(localDate(now, programme.timeZone), lapseAfterDays);
  const usual = instantAt(day, lapseTime, programme.timeZone);
  const end = offersEnd(programme);
  return usual < end ? usual : end;
}

/** The end of the last interview day, 5pm local. */
export function interviewsEnd(programme: Programme): string {
  return instantAt(programme.interviews.to, '17:00', programme.timeZone);
}

/** When a person closes the reserve list. */
export function reserveListCloses(programme: Programme): string {
  return instantOf(programme.offers.reserveListCloses, programme.timeOfDay, programme.timeZone);
}

/** When an immediate release takes effect: now plus the hold, which is the undo. */
export function holdUntil(programme: Programme, now: string): string {
  return plus(now, programme.holdMinutes * 60_000);
}
