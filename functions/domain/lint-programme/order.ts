import type { Milestone, MilestoneEvent, Programme } from '../programme.ts';
import { instantAt, spoken } from '../time.ts';
import { dueOf, interviewsEnd, offersEnd, offersFrom, reserveListCloses } from '../timetable.ts';
import { error, type Finding, warning } from './finding.ts';

/** What must be there once, and what must come before what. */
export function lintOrder(programme: Programme): Finding[] {
  return [
    ...exactlyOnce(programme),
    ...stepsInOrder(programme),
    ...celebrationLast(programme),
    ...reserveList(programme),
  ];
}

const NEEDED_ONCE: readonly MilestoneEvent[] = [
  'applications-open',
  'applications-close',
  'shortlist',
];
const COHORT: readonly MilestoneEvent[] = ['learning-session', 'action-period', 'celebration'];

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

function stepsInOrder(programme: Programme): Finding[] {
  const steps = stepsOf(programme);
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (!before || before.at < step.at) return [];
    const when = spoken(before.at, programme.timeZone);
    return [
      error(
        step.path,
        `${step.what} must come after ${before.what}, which is at ${when}. Use a later date here, or an earlier one there.`,
      ),
    ];
  });
}

/** The road of an application. A missing milestone is reported by its own rule and left out here. */
function stepsOf(programme: Programme): Step[] {
  const { interviews, timeZone } = programme;
  const steps = [
    stepOf(programme, ['applications-open']),
    stepOf(programme, ['applications-close']),
    stepOf(programme, ['shortlist']),
    // From midnight: teams cannot choose a slot on the very day on which they hear.
    {
      path: 'interviews.from',
      what: 'the first interview day',
      at: instantAt(interviews.from, '00:00', timeZone),
    },
    { path: 'interviews.to', what: 'the last interview day', at: interviewsEnd(programme) },
    { path: 'offers.from', what: 'the first day of offers', at: offersFrom(programme) },
    { path: 'offers.noneOpenAfter', what: 'the end of offers', at: offersEnd(programme) },
    stepOf(programme, COHORT),
  ];
  return steps.filter((step) => step !== undefined);
}

function stepOf(programme: Programme, events: readonly MilestoneEvent[]): Step | undefined {
  const milestone = inOrder(programme, events).at(0);
  if (!milestone) return undefined;
  return {
    path: `milestones[${programme.milestones.indexOf(milestone)}].date`,
    what: `“${milestone.name}”`,
    at: dueOf(programme, milestone),
  };
}

function inOrder(programme: Programme, events: readonly MilestoneEvent[]): Milestone[] {
  return programme.milestones
    .filter(({ event }) => events.includes(event))
    .toSorted((a, b) => Date.parse(dueOf(programme, a)) - Date.parse(dueOf(programme, b)));
}

function celebrationLast(programme: Programme): Finding[] {
  const last = inOrder(programme, COHORT).at(-1);
  if (!last) return [];
  return programme.milestones.flatMap((milestone, index) =>
    milestone.event === 'celebration' && dueOf(programme, milestone) < dueOf(programme, last)
      ? [
          error(
            `milestones[${index}].date`,
            `“${milestone.name}” must come after “${last.name}”. Use a later date here, or an earlier one there.`,
          ),
        ]
      : [],
  );
}

function reserveList(programme: Programme): Finding[] {
  const path = 'offers.reserveListCloses';
  const closes = reserveListCloses(programme);
  if (closes < offersEnd(programme)) {
    return [
      error(
        path,
        'The reserve list closes before the last offer must be answered, so a place given back late could go to nobody. Use a day after offers.noneOpenAfter.',
      ),
    ];
  }
  const start = stepOf(programme, COHORT);
  if (!start || closes <= start.at) return [];
  return [
    warning(
      path,
      `The reserve list closes after ${start.what}, so a reserve could miss the start. Use a day before it.`,
    ),
  ];
}
