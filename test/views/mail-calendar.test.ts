import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { MailKind } from '../../functions/domain/mail-kinds.ts';
import { MAILS, type Mail } from '../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../functions/views/mails/render-mail.ts';
import { exampleOf } from '../../lib/mails/example.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const PROGRAMME = theProgramme();

/** The calendar part of a mail, as a calendar reads it. */
function calendarOf(kind: MailKind, facts: Record<string, string> = {}, audience?: string) {
  const mail = MAILS.find((each) => each.kind === kind && each.audience === audience) as Mail;
  const { entry, programme } = exampleOf(mail, PROGRAMME);
  const told = { ...entry, facts: { ...entry.facts, ...facts } };
  const { calendar } = renderMail({ entry: told, programme }, 'https://academy.example');
  if (!calendar) return undefined;
  const component = new ICAL.Component(ICAL.parse(calendar.content));
  const events = component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { ...calendar, said: component.getFirstPropertyValue('method'), events };
}

describe('2pm in the programme’s zone, around each change of the clocks', () => {
  const script = join(import.meta.dirname, 'fixtures/calendar-times.ts');
  const readIn = (TZ: string) =>
    execFileSync(process.execPath, [script], { env: { ...process.env, TZ }, encoding: 'utf8' });
  const inUtc = readIn('UTC');

  it('is the same instant in the text and in the calendar', () => {
    const found = JSON.parse(inUtc) as {
      start: string;
      utc: string;
      minutes: number;
      told: string;
    }[];
    expect(found).toHaveLength(24);
    const hours = found.map(({ start }) => start.slice(11, 16));
    expect(hours.slice(0, 12)).toEqual(
      twice(['13:00', '14:00', '14:00', '14:00', '13:00', '13:00']),
    );
    expect(hours.slice(12)).toEqual(twice(['17:00', '18:00', '18:00', '18:00', '17:00', '17:00']));
    for (const { start, utc, minutes, told } of found) {
      expect(utc).toBe('UTC');
      expect(minutes).toBeGreaterThan(0);
      expect(told).toContain(`${Number(start.slice(8, 10))} `);
    }
  });

  it.each(['Europe/London', 'Asia/Tokyo'])(
    'does not depend on the zone of the process: %s',
    (zone) => {
      expect(readIn(zone)).toBe(inUtc);
    },
  );
});

describe('an interview', () => {
  it('is one entry for the team and the panel, under a name that stays', () => {
    const names = [
      calendarOf('interview-booked'),
      calendarOf('interview-booked', {}, 'panel'),
      calendarOf('interview-changed'),
      calendarOf('interview-cancelled'),
      calendarOf('withdrawn'),
    ].map((calendar) => calendar?.events.map(({ uid }) => uid));
    expect(new Set(names.map(String))).toEqual(new Set(['interview-7kmx-42qx@qi4all.example']));
  });

  it('that is moved has a higher sequence', () => {
    expect(calendarOf('interview-booked', { version: '1' })?.events[0]?.sequence).toBe(0);
    expect(calendarOf('interview-changed', { version: '3' })?.events[0]?.sequence).toBe(2);
  });

  it.each(['interview-cancelled', 'withdrawn'] as const)(
    'is taken out of calendars when it is %s',
    (kind) => {
      const calendar = calendarOf(kind, { version: '4' });
      expect(calendar?.method).toBe('CANCEL');
      expect(calendar?.said).toBe('CANCEL');
      expect(calendar?.events[0]?.sequence).toBe(3);
      expect(calendar?.events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    },
  );

  it('that was never booked is not in the mail about a withdrawal', () => {
    expect(calendarOf('withdrawn', { start: '' })).toBeUndefined();
  });

  it('invites its reader alone, and asks for no answer', () => {
    const event = calendarOf('interview-booked')?.events[0];
    expect(event?.attendees.map((each) => each.getFirstValue())).toEqual([
      'MAILTO:ada@team.example',
    ]);
    expect(event?.attendees[0]?.getParameter('rsvp')).toBe('FALSE');
    expect(event?.organizer).toBe('mailto:academy@qi4all.example');
    expect(event?.location).toContain('Circle House');
  });
});

describe('the dates of the year', () => {
  it('come with the welcome as a list that asks nothing, in order of time', () => {
    const calendar = calendarOf('welcome');
    expect(calendar?.method).toBe('PUBLISH');
    expect(calendar?.events.map(({ uid }) => uid.split('@')[0])).toEqual(
      [
        'action-period-1',
        'learning-session-1',
        'learning-session-2',
        'action-period-2',
        'learning-session-3',
        'action-period-3',
        'celebration',
      ].map((id) => `qi4all-2024-${id}`),
    );
    expect(calendar?.events.flatMap(({ attendees }) => attendees)).toEqual([]);
  });

  it('that have moved are in their latest version', () => {
    const versions = JSON.stringify({ 'learning-session-2': 3 });
    const sequences = calendarOf('welcome', { versions })?.events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([0, 0, 2, 0, 0, 0, 0]);
  });

  it('that are still to come are cancelled for a team that leaves', () => {
    const calendar = calendarOf('left');
    expect(calendar?.events).toHaveLength(7);
    for (const { component, sequence } of calendar?.events ?? []) {
      expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
      expect(sequence).toBe(1);
    }
  });

  it('keep nobody’s morning where they only begin something', () => {
    const [begins, meets] = calendarOf('welcome')?.events ?? [];
    expect(begins?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(meets?.component.getFirstPropertyValue('transp')).toBeNull();
  });

  it('that move invite again under the same name with a higher sequence', () => {
    const before = calendarOf('date-changed', { version: '1' });
    const after = calendarOf('date-changed', { version: '2' });
    expect(after?.method).toBe('REQUEST');
    expect(after?.events[0]?.uid).toBe(before?.events[0]?.uid);
    expect([before, after].map((each) => each?.events[0]?.sequence)).toEqual([0, 1]);
  });

  it.each(['applicants', 'panel', 'delivery-team', 'subscribers'])(
    'invite nobody who does not take part: %s',
    (audience) => {
      expect(calendarOf('date-changed', { audience })).toBeUndefined();
    },
  );
});

describe('a calendar part', () => {
  it('is of lines of at most 75 octets, each ended as calendars expect', () => {
    const facts = { place: 'Œuvre — “Maison” ✔ '.repeat(20) };
    const { content } = calendarOf('interview-booked', facts) ?? { content: '' };
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }
  });

  it('holds what was typed as words, whatever it is', () => {
    const place = 'Room; 1\\n\r\nATTENDEE:mailto:eve@evil.example\r\nEND:VEVENT';
    const event = calendarOf('interview-booked', { place })?.events[0];
    expect(event?.location).toBe('Room; 1\\n ATTENDEE:mailto:eve@evil.example END:VEVENT');
    expect(event?.attendees).toHaveLength(1);
  });
});

function twice(values: string[]): string[] {
  return values.flatMap((value) => [value, value]);
}
