import type { Programme } from '../programme.ts';
import { spokenDate, weekday } from '../time.ts';
import { type Finding, warning } from './finding.ts';

/** Days on which people are not at work, and days that are announced twice. */
export function lintCalendar(programme: Programme): Finding[] {
  return [
    ...plannedDays(programme).flatMap(({ path, what, date }) => [
      ...weekend(path, what, date),
      ...holiday(programme, path, what, date),
    ]),
    ...sameDay(programme),
    ...yearsWithoutHolidays(programme),
  ];
}

type PlannedDay = { path: string; what: string; date: string };

/** Interview days are left out: the window may hold weekends, since only working days are counted. */
function plannedDays({ milestones, offers }: Programme): PlannedDay[] {
  return [
    ...milestones.map(({ name, date }, index) => ({
      path: `milestones[${index}].date`,
      what: `“${name}”`,
      date,
    })),
    { path: 'offers.from', what: 'The first day of offers', date: offers.from },
    {
      path: 'offers.noneOpenAfter',
      what: 'The end of offers',
      date: offers.noneOpenAfter.slice(0, 10),
    },
    {
      path: 'offers.reserveListCloses',
      what: 'The closing of the reserve list',
      date: offers.reserveListCloses,
    },
  ];
}

function weekend(path: string, what: string, date: string): Finding[] {
  if (weekday(date) < 6) return [];
  return [
    warning(
      path,
      `${what} falls on a weekend (${spokenDate(date)}). Choose a working day, or make sure that somebody is there to answer questions.`,
    ),
  ];
}

function holiday(programme: Programme, path: string, what: string, date: string): Finding[] {
  const found = programme.holidays.find((each) => each.date === date);
  if (!found) return [];
  return [
    warning(
      path,
      `${what} falls on a public holiday, ${found.name} (${spokenDate(date)}). Choose a working day, or check that people and rooms are free.`,
    ),
  ];
}

function sameDay({ milestones }: Programme): Finding[] {
  return milestones.flatMap(({ name, date }, index) => {
    const earlier = milestones.slice(0, index).find((each) => each.date === date);
    if (!earlier) return [];
    return [
      warning(
        `milestones[${index}].date`,
        `“${name}” is on the same day as “${earlier.name}” (${spokenDate(date)}): people who are told of both get two mails. Move one of them, or tell different people.`,
      ),
    ];
  });
}

/** Without a year's holidays the silence of the holiday rule would mean nothing. */
function yearsWithoutHolidays({ milestones, holidays }: Programme): Finding[] {
  const known = new Set(holidays.map(({ date }) => date.slice(0, 4)));
  const years = new Set(milestones.map(({ date }) => date.slice(0, 4)));
  const unknown = [...years].filter((year) => !known.has(year));
  return unknown.map((year) =>
    warning(
      'holidays',
      `No public holiday of ${year} is listed, so dates of that year are not checked against any. Add the holidays of ${year}.`,
    ),
  );
}
