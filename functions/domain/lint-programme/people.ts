import type { Programme } from '../programme.ts';
import { error, type Finding, warning } from './finding.ts';

/** Figures about teams, panel, chasing and coaching that do not fit each other. */
export function lintPeople(programme: Programme): Finding[] {
  return [
    ...team(programme),
    ...places(programme),
    ...quorum(programme),
    ...overdue(programme),
    ...cohort(programme),
  ];
}

function team({
  team: { minMembers, maxMembers, mixtureExpected, sectors },
}: Programme): Finding[] {
  const findings: Finding[] = [];
  if (minMembers > maxMembers) {
    findings.push(
      error(
        'team.minMembers',
        `A team cannot have at least ${minMembers} and at most ${maxMembers} people. Use ${maxMembers} or less here.`,
      ),
    );
  }
  const missing = (['community', 'healthcare'] as const).find(
    (side) => !sectors.some((sector) => sector.side === side),
  );
  if (mixtureExpected && missing) {
    findings.push(
      error(
        'team.sectors',
        `Teams should mix both sides, but no sector is on the side "${missing}". Add one, or set team.mixtureExpected to false.`,
      ),
    );
  }
  return findings;
}

function places({ places: free, shortlist: { teams } }: Programme): Finding[] {
  if (teams >= free) return [];
  return [
    warning(
      'shortlist.teams',
      `Only ${teams} teams are shortlisted for ${free} places, so some places stay empty. Shortlist at least ${free}.`,
    ),
  ];
}

function quorum({ panel: { seats, quorum: needed } }: Programme): Finding[] {
  const known = seats.map(({ id }) => id);
  return needed.oneOf.flatMap((seat, index) =>
    known.includes(seat)
      ? []
      : [
          error(
            `panel.quorum.oneOf[${index}]`,
            `The panel has no seat "${seat}". Use one of: ${known.join(', ')}.`,
          ),
        ],
  );
}

function overdue({ overdue: { decisionDaysLate, escalateDaysLate } }: Programme): Finding[] {
  if (decisionDaysLate < escalateDaysLate) return [];
  return [
    error(
      'overdue.escalateDaysLate',
      `The delivery team is told after ${escalateDaysLate} days, which is no later than the first reminder (${decisionDaysLate}). Use a higher number here.`,
    ),
  ];
}

function cohort({ coaching, posterReminderDays, milestones }: Programme): Finding[] {
  const events = new Set(milestones.map(({ event }) => event));
  const findings: Finding[] = [];
  if (coaching && !events.has('action-period')) {
    findings.push(
      warning(
        'coaching',
        'Coaching takes place in action periods, and the timetable has none. Add a milestone with the event "action-period", or remove coaching.',
      ),
    );
  }
  if (posterReminderDays !== undefined && !events.has('celebration')) {
    findings.push(
      warning(
        'posterReminderDays',
        'The timetable has no celebration to make a poster for. Add a milestone with the event "celebration", or remove this field.',
      ),
    );
  }
  return findings;
}
