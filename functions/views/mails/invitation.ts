/** Something with a date, as it stands in people’s calendars. */
export type CalendarEvent = {
  /** Stable for ever; with the organiser’s domain it is the UID by which calendars know the entry. */
  name: string;
  /** 0 at first, one more for each change: calendars believe the highest. */
  sequence: number;
  /** ISO instant, UTC. */
  start: string;
  /** How long it takes; a moment where nobody has said. */
  minutes?: number;
  title: string;
  details?: string;
  place?: string;
  cancelled?: true;
};

/**
 * What a mail puts into a calendar (RFC 5546). `REQUEST` invites the reader to one event, and again
 * moves it; `CANCEL` takes it away; `PUBLISH` is a list of dates that asks nothing of anybody.
 */
export type Invitation = {
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  events: CalendarEvent[];
};
