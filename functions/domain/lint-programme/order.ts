import type { Milestone, MilestoneEvent, Programme } from '../programme.ts';
import { localDate, spoken } from '../time.ts';
import { dueOf, offersEnd, offersFrom, reserveListCloses } from '../timetable.ts';
import { error, type Finding, warning } from './finding.ts';

/** What must come before what. */
export function lintOrder(programme: Programme): Finding[] {
  return [
    ...exactlyOnce(programme),
    ...stepsInOrder(programme),
    ...celebrationLast(programme),
    ...reserveList(programme),
    ...overdue(programme),
  ];
}

const NEEDED_ONCE: readonly MilestoneEvent[] = [
  'applications-open',
  'applications-close',
  'shortlist',
];

/** The workflow takes its opening, its deadline and its release from these three. */
function exactlyOnce({ milestones }: Programme): Finding[] {
  return NEEDED_ONCE.flatMap((event) => {
    const found = milestones.filter((milestone) => milestone.event === event);
    if (found.length === 0) {
      return [error('milestones', `No milestone has the event "${event}". Add one.`)];
    }
    return found
      .slice(1)
      .map((extra) =>
        error(
          `milestones[${milestones.indexOf(extra)}].event`,
          `Only one milestone can have the event "${event}", and “${found[0]?.name}” has it already. Use "other" here, or remove one.`,
        ),
      );
  });
}

type Step = { path: string; what: string; at: string };

/** Each step must be later than the one before it. A missing milestone is reported above and left out here. */
function stepsInOrder(programme: Programme): Finding[] {
  const steps = [
    milestoneStep(programme, first(programme, ['applications-open'])),
    milestoneStep(programme, first(programme, ['applications-close'])),
    milestoneStep(programme, first(programme, ['shortlist'])),
    // An interview is by day: the first slot is on the day after the announcement at the earliest.
    dayStep('interviews.from', 'The first interview day', programme.interviews.from),
    {
      ...dayStep('interviews.to', 'The last interview day', programme.interviews.to),
      mayTie: true,
    },
    dayStep('offers.from', 'The first day of offers', programme.offers.from),
    { path: 'offers.noneOpenAfter', what: 'The end of offers', at: offersEnd(programme) },
    milestoneStep(programme, first(programme, COHORT)),
  ].filter((step) => step !== undefined);
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    return before ? tooEarly(programme, before, step) : [];
  });
}

function tooEarly(
  programme: Programme,
  before: Step,
  step: Step & { mayTie?: boolean },
): Finding[] {
  const byDay = step.at.length === 10 || before.at.length === 10;
  const [earlier, later] = [before, step].map(({ at }) => (byDay ? day(programme, at) : at));
  if (earlier === undefined || later === undefined) return [];
  // Offers may begin and end on one day, at different times; the windows' rule measures that.
  const mayTie = step.mayTie === true || step.path === 'offers.noneOpenAfter';
  if (earlier < later || (mayTie && earlier === later)) return [];
  return [
    error(
      step.path,
      `${step.what} must come after ${lowerFirst(before.what)} (${speak(programme, before.at)}). Use a later date here, or an earlier one there.`,
    ),
  ];
}

function day({ timeZone }: Programme, at: string): string {
  return at.length === 10 ? at : localDate(at, timeZone);
}

function speak({ timeZone }: Programme, at: string): string {
  return at.length === 10 ? at : spoken(at, timeZone);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const COHORT: readonly MilestoneEvent[] = ['learning-session', 'action-period', 'celebration'];

function first(programme: Programme, events: readonly MilestoneEvent[]): Milestone | undefined {
  return programme.milestones
    .filter(({ event }) => events.includes(event))
    .sort((a, b) => (dueOf(programme, a) < dueOf(programme, b) ? -1 : 1))
    .at(0);
}

function milestoneStep(programme: Programme, milestone: Milestone | undefined): Step | undefined {
  if (!milestone) return undefined;
  return {
    path: `milestones[${programme.milestones.indexOf(milestone)}].date`,
    what: `“${milestone.name}”`,
    at: dueOf(programme, milestone),
  };
}

function dayStep(path: string, what: string, date: string): Step {
  return { path, what, at: date };
}
