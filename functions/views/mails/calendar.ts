import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { oneLine } from '../../domain/one-line.ts';
import type { Programme } from '../../domain/programme.ts';
import { plus } from '../../domain/time.ts';
import type { CalendarEvent, Invitation } from './invitation.ts';
import type { RenderedMail } from './render-mail.ts';
import type { MailContext } from './text.ts';

/** The calendar part of a mail to one reader. `DTSTAMP` is when the mail was recorded. */
export function calendarOf(
  { entry, programme }: MailContext,
  { method, events }: Invitation,
): NonNullable<RenderedMail['calendar']> {
  const reader = method === 'PUBLISH' ? undefined : entry.to;
  return { method, content: write(programme, { method, events, reader, stamp: entry.recordedAt }) };
}

/** A calendar to subscribe to: what an audience’s year brings. */
export function calendarFeed(programme: Programme, events: CalendarEvent[], stamp: string): string {
  return write(programme, { method: 'PUBLISH', events, stamp });
}

type Content = Invitation & { reader?: { email: string; name: string } | undefined; stamp: string };

/** All instants are UTC: a zone by name, without its rules beside it, is read an hour wrong. */
function write(programme: Programme, { method, events, reader, stamp }: Content): string {
  const { name, email } = programme.organiser;
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Qi4All', product: 'Academy', language: 'EN' },
    ...(reader ? {} : { name: programme.name }),
  });
  for (const event of events) {
    const made = calendar.createEvent({
      id: `${event.name}@${email.split('@')[1]}`,
      sequence: event.sequence,
      stamp: new Date(stamp),
      start: new Date(event.start),
      ...(event.minutes ? { end: new Date(plus(event.start, event.minutes * 60_000)) } : {}),
      summary: oneLine(event.title),
      ...(event.details ? { description: oneLine(event.details) } : {}),
      ...(event.place ? { location: oneLine(event.place) } : {}),
      organizer: { name: oneLine(name), email },
      status: cancelled(method, event) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // What only says that something begins keeps nobody's morning.
      ...(event.minutes ? {} : { transparency: ICalEventTransparency.TRANSPARENT }),
    });
    if (reader) made.createAttendee(attendee(reader));
  }
  return `${calendar.toString()}\r\n`;
}

function cancelled(method: Invitation['method'], event: CalendarEvent): boolean {
  return method === 'CANCEL' || event.cancelled === true;
}

/** Nobody is asked to answer by calendar: changes are made on the academy’s pages. */
function attendee({ name, email }: { name: string; email: string }) {
  return {
    name: oneLine(name) || email,
    email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  };
}
