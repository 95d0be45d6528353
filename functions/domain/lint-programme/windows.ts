import type { Programme } from '../programme.ts';
import { addDays, DAY, daysBetween, localDate, plus, spokenDate, weekday } from '../time.ts';
import { dueOf } from '../timetable.ts';
import { counted, error, type Finding, warning } from './finding.ts';

/** Windows that are too short for what must happen in them, and a programme that is very long. */
export function lintWindows(programme: Programme): Finding[] {
  return [...review(programme), ...interviews(programme), ...offers(programme), ...span(programme)];
}

/** Fewest working days in which a panel of volunteers can be expected to read and score. */
const REVIEW_DAYS = 5;
/** Interviews take place from 9am to 5pm, as the end of the last interview day does. */
const INTERVIEW_MINUTES_A_DAY = 8 * 60;
/** An execution of AWS Step Functions (Standard) lives for a year at most. */
const EXECUTION_DAYS = 365;

function dueDate(programme: Programme, event: string): string | undefined {
  return programme.milestones.find((milestone) => milestone.event === event)?.date;
}

function review(programme: Programme): Finding[] {
  const close = dueDate(programme, 'applications-close');
  const shortlist = dueDate(programme, 'shortlist');
  if (!close || !shortlist || close >= shortlist) return [];
  const days = workingDays(programme, addDays(close, 1), addDays(shortlist, -1));
  const findings: Finding[] = [];
  if (days < REVIEW_DAYS) {
    findings.push(
      warning(
        `milestones[${programme.milestones.findIndex(({ event }) => event === 'shortlist')}].date`,
        `The panel has ${counted(days, 'working day')} to read and score between the deadline and this announcement. Leave at least ${REVIEW_DAYS}.`,
      ),
    );
  }
  const { reviewDaysBefore } = programme.overdue;
  if (addDays(shortlist, -reviewDaysBefore) <= close) {
    findings.push(
      warning(
        'overdue.reviewDaysBefore',
        `Missing reviews would be chased ${counted(reviewDaysBefore, 'day')} before the announcement, which is not after the deadline: nobody could have begun. Use fewer days.`,
      ),
    );
  }
  return findings;
}

function interviews(programme: Programme): Finding[] {
  const { from, to, minutes } = programme.interviews;
  const { teams, reserves } = programme.shortlist;
  if (to < from) return [];
  const days = workingDays(programme, from, to);
  const slots = days * Math.floor(INTERVIEW_MINUTES_A_DAY / minutes);
  const room = `The interview window holds ${counted(days, 'working day')}, which is ${counted(slots, 'slot')} of ${minutes} minutes`;
  if (slots < teams) {
    return [
      error(
        'interviews.to',
        `${room}: too few for ${counted(teams, 'shortlisted team')}. Make the window longer or the slots shorter.`,
      ),
    ];
  }
  if (slots >= teams + reserves) return [];
  return [
    warning(
      'interviews.to',
      `${room}: enough for ${counted(teams, 'shortlisted team')}, but not for ${counted(reserves, 'reserve')} as well, should they be promoted. Make the window longer or the slots shorter.`,
    ),
  ];
}

/** Weekdays that are no public holiday. Whole weeks are counted at once, since a slip of the keyboard can make a window of decades. */
function workingDays({ holidays }: Programme, from: string, to: string): number {
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return 0;
  const rest = Array.from({ length: days % 7 }, (_, index) => weekday(addDays(from, index)));
  const weekdays = Math.floor(days / 7) * 5 + rest.filter((each) => each < 6).length;
  const free = new Set(holidays.map(({ date }) => date));
  const lost = [...free].filter((date) => from <= date && date <= to && weekday(date) < 6);
  return weekdays - lost.length;
}

function offers(programme: Programme): Finding[] {
  const { from, lapseAfterDays, noneOpenAfter } = programme.offers;
  const rounds = fullRounds(programme);
  if (from > noneOpenAfter.slice(0, 10)) return [];
  if (rounds < 1) {
    return [
      error(
        'offers.noneOpenAfter',
        `An offer made on ${spokenDate(from)} would have to be answered before its ${counted(lapseAfterDays, 'day')} are over. Move the end of offers, or give fewer days.`,
      ),
    ];
  }
  // Besides the full ones there is always a shorter one, of places that are given back before they lapse.
  if (rounds + 1 > 2) return [];
  return [
    warning(
      'offers.noneOpenAfter',
      `${before(programme)}room for about ${counted(rounds + 1, 'round')} of offers: ${rounds} of the full ${counted(lapseAfterDays, 'day')}, and a shorter one for places given back early. A place given back late stays empty; leave more time if reserves should fill it.`,
    ),
  ];
}

/** `28 days from the shortlist to the start leave `, where both are known. */
function before(programme: Programme): string {
  const shortlist = dueDate(programme, 'shortlist');
  const start = programme.milestones
    .filter(({ event }) => event === 'learning-session' || event === 'action-period')
    .map(({ date }) => date)
    .sort()
    .at(0);
  if (!shortlist || !start) return 'The offers leave ';
  return `${counted(daysBetween(shortlist, start), 'day')} from the shortlist to the start leave `;
}

/** How often in a row an offer can be left open until it lapses, before the end of offers. */
function fullRounds({ offers: { from, noneOpenAfter, lapseAfterDays, lapseTime } }: Programme) {
  const [endDate = '', endTime = ''] = noneOpenAfter.split('T');
  const days = daysBetween(from, endDate) - (lapseTime <= endTime ? 0 : 1);
  return Math.floor(days / lapseAfterDays);
}

function span(programme: Programme): Finding[] {
  const dated = programme.milestones.map((milestone, index) => ({
    path: `milestones[${index}].date`,
    date: milestone.date,
    at: dueOf(programme, milestone),
  }));
  const ordered = dated.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first, last] = [ordered.at(0), ordered.at(-1)];
  if (!first || !last || plus(first.at, EXECUTION_DAYS * DAY) >= last.at) return [];
  const open = dueDate(programme, 'applications-open') ?? localDate(first.at, programme.timeZone);
  return [
    warning(
      last.path,
      `The programme takes ${daysBetween(first.date, last.date)} days from its first milestone to its last, and ${daysBetween(open, last.date)} from opening. One Step Functions execution may live for ${EXECUTION_DAYS} days, so the software splits it over several. There is nothing to do if the dates are right.`,
    ),
  ];
}
