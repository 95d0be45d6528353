// Temporal as functions: a bundle holds those that are called, a third of the classes' 55 KB.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/**
 * Time is an instant plus the programme's IANA zone. Instants are ISO 8601 strings in UTC with
 * milliseconds (`2024-09-22T22:59:59.999Z`), so that comparing the strings compares the instants.
 */

/** Milliseconds in a minute, an hour and a day of exactly 24 hours. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long the sweep leaves work alone that it could not finish, or that others may still be doing. */
export const PATIENCE = 5 * MINUTE;

/** The instant of a local date and time in a zone; a time skipped by the clock change moves on by the gap. */
export function instantAt(date: string, time: string, timeZone: string): string {
  return remembered(instants, `${date}T${time}[${timeZone}]`, () => {
    const plainTime = PlainTime.fromString(time);
    return iso(PlainDate.toZonedDateTime(dateOf(date), { timeZone, plainTime }).epochMilliseconds);
  });
}

/** The instant of `2024-11-01T17:00` (or of a bare date, at `defaultTime`) in a zone. */
export function instantOf(local: string, defaultTime: string, timeZone: string): string {
  const [date = '', time = defaultTime] = local.split('T');
  return instantAt(date, time, timeZone);
}

/** An ISO instant, always with milliseconds. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** `instant` moved by milliseconds of elapsed time. */
export function plus(instant: string, milliseconds: number): string {
  return iso(Date.parse(instant) + milliseconds);
}

/** The local calendar date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: string, timeZone: string): string {
  return remembered(localDates, `${instant}[${timeZone}]`, () =>
    PlainDate.toString(ZonedDateTime.toPlainDate(zoned(instant, timeZone))),
  );
}

/** The local time of day of an instant, `HH:MM`. */
export function localTime(instant: string, timeZone: string): string {
  const { hour, minute } = zoned(instant, timeZone);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The calendar date `days` after a date; negative goes back. */
export function addDays(date: string, days: number): string {
  return PlainDate.toString(PlainDate.addDays(dateOf(date), days));
}

/** The calendar date `months` after a date, clamped to the end of shorter months. */
export function addMonths(date: string, months: number): string {
  return PlainDate.toString(PlainDate.addMonths(dateOf(date), months));
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return PlainDate.diffDays(dateOf(from), dateOf(to));
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return PlainDate.dayOfWeek(dateOf(date));
}

/** The zone's offset from UTC at an instant, in minutes (60 in British Summer Time). */
export function offsetMinutes(instant: string, timeZone: string): number {
  return ZonedDateTime.offsetNanoseconds(zoned(instant, timeZone)) / 60e9;
}

/** `11:59pm on Sunday 22 September 2024 (UK time)`: how every page and mail gives an instant. */
export function spoken(instant: string, timeZone: string): string {
  return remembered(
    words,
    `${instant}[${timeZone}]`,
    () =>
      `${spokenTime(instant, timeZone)} on ${spokenDate(localDate(instant, timeZone))} (${zoneName(timeZone)})`,
  );
}

/** Slow to make, so made once, on first use. */
let longDate: Intl.DateTimeFormat | undefined;

/** `Sunday 22 September 2024`. */
export function spokenDate(date: string): string {
  longDate ??= new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return longDate
    .format(PlainDate.toZonedDateTime(dateOf(date), 'UTC').epochMilliseconds)
    .replace(',', '');
}

/** `9am`, `11:59pm`, `midday`: seconds are never shown, since the last minute counts as a whole. */
export function spokenTime(instant: string, timeZone: string): string {
  const { hour, minute } = zoned(instant, timeZone);
  if (hour === 12 && minute === 0) return 'midday';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** The zone as people name it: `UK time`, or the zone's city. */
export function zoneName(timeZone: string): string {
  if (timeZone === 'Europe/London') return 'UK time';
  return `${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} time`;
}

/**
 * Local times are slow to work out, and a programme's few hundred dates are asked for again and again.
 * Everything is forgotten where there are more.
 */
function remembered(known: Map<string, string>, name: string, workOut: () => string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const result = workOut();
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(name, result);
  return result;
}

const instants = new Map<string, string>();
const localDates = new Map<string, string>();
const words = new Map<string, string>();
const MOST_REMEMBERED = 1000;

function zoned(instant: string, timeZone: string) {
  return Instant.toZonedDateTimeISO(Instant.fromString(instant), timeZone);
}

function dateOf(date: string): PlainDate.Record {
  return PlainDate.fromString(date, getISO);
}
