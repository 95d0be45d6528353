import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Milestone, MilestoneEvent, Programme } from '../programme.ts';
import { addDays, offsetMinutes, spokenDate } from '../time.ts';
import { dueOf } from '../timetable.ts';
import { error, type Finding, warning } from './finding.ts';

/** Local times that do not exist or exist twice, and a clock change inside the programme. */
export function lintClockChanges(programme: Programme): Finding[] {
  return [
    ...localTimes(programme).flatMap((local) => unclear(local, programme.timeZone)),
    ...offsetDiffers(programme),
  ];
}

type LocalTime = { path: string; what: string; date: string; time: string };

function localTimes(programme: Programme): LocalTime[] {
  const { milestones, offers, timeOfDay } = programme;
  const [endDate = '', endTime = timeOfDay] = offers.noneOpenAfter.split('T');
  const firstLapse = addDays(offers.from, offers.lapseAfterDays);
  return [
    ...milestones.flatMap((milestone, index) => timesOf(milestone, index, timeOfDay)),
    at('offers.from', 'The first day of offers', offers.from, timeOfDay),
    at('offers.lapseTime', 'The lapse of the first offers', firstLapse, offers.lapseTime),
    at('offers.noneOpenAfter', 'The end of offers', endDate, endTime),
    at('offers.reserveListCloses', 'The closing of the list', offers.reserveListCloses, timeOfDay),
  ];
}

function at(path: string, what: string, date: string, time: string): LocalTime {
  return { path, what, date, time };
}

function timesOf(milestone: Milestone, index: number, timeOfDay: string): LocalTime[] {
  const { name, date, time = timeOfDay, reminders } = milestone;
  return [
    at(`milestones[${index}].date`, `“${name}”`, date, time),
    ...reminders.map(({ daysBefore }, position) =>
      at(
        `milestones[${index}].reminders[${position}].daysBefore`,
        `A reminder of “${name}”`,
        addDays(date, -daysBefore),
        time,
      ),
    ),
  ];
}

function unclear({ path, what, date, time }: LocalTime, timeZone: string): Finding[] {
  const times = timesOnTheClock(date, time, timeZone);
  const when = `${time} on ${spokenDate(date)}`;
  if (times === 0) {
    return [
      error(
        path,
        `${what}: there is no ${when}, because the clocks in ${timeZone} skip it when they change. Use another time.`,
      ),
    ];
  }
  if (times === 1) return [];
  return [
    warning(
      path,
      `${what}: ${when} comes twice, because the clocks in ${timeZone} go back. The first of the two counts; use another time to be clear.`,
    ),
  ];
}

/** How often a clock on the wall shows that time on that day: 0, 1 or 2 times. */
function timesOnTheClock(date: string, time: string, timeZone: string): number {
  const local = PlainDateTime.fromString(`${date}T${time}`, getISO);
  const choose = (disambiguation: 'earlier' | 'later') =>
    PlainDateTime.toZonedDateTime(local, timeZone, { disambiguation });
  const earlier = choose('earlier');
  if (earlier.epochMilliseconds === choose('later').epochMilliseconds) return 1;
  return PlainDateTime.equals(ZonedDateTime.toPlainDateTime(earlier), local) ? 2 : 0;
}

/** People plan the first session while they still live on the deadline's clock. */
function offsetDiffers(programme: Programme): Finding[] {
  const { milestones, timeZone } = programme;
  const close = milestones.find(({ event }) => event === 'applications-close');
  const session = firstOf(programme, 'learning-session') ?? firstOf(programme, 'action-period');
  if (!close || !session) return [];
  const [closeAt, sessionAt] = [dueOf(programme, close), dueOf(programme, session)];
  if (offsetMinutes(closeAt, timeZone) === offsetMinutes(sessionAt, timeZone)) return [];
  return [
    warning(
      `milestones[${milestones.indexOf(session)}].date`,
      `The deadline is in ${clockName(closeAt, timeZone)} and “${session.name}” in ${clockName(sessionAt, timeZone)}: the clocks change in between. Check invitations that were made in another calendar.`,
    ),
  ];
}

function firstOf(programme: Programme, event: MilestoneEvent): Milestone | undefined {
  return programme.milestones
    .filter((milestone) => milestone.event === event)
    .toSorted((a, b) => Date.parse(dueOf(programme, a)) - Date.parse(dueOf(programme, b)))
    .at(0);
}

function clockName(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: 'long',
  }).formatToParts(Date.parse(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
