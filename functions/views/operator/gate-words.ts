import { ASKED_OF } from '../../domain/gates.ts';
import type { GateName } from '../../domain/moves.ts';
import type { GateTrouble } from '../../domain/stuck-gates.ts';

/** A gate as operators read it. */
export const GATE_NAMES: Record<GateName, string> = {
  shortlist: 'Shortlist decision',
  'shortlist-reserve': 'Reserve for an interview',
  interview: 'Interview',
  acceptance: 'Acceptance decision',
  'acceptance-reserve': 'Reserve for a place',
  answer: 'Team’s answer to its offer',
};

const WHO = { admin: 'the delivery team', panel: 'the panel', team: 'the team' };

type Words = { is: string; todo: (gate: GateName) => string; heading: string };

/** What is wrong, what to do, and the heading of the runbook that says more. */
export const TROUBLES: Record<GateTrouble, Words> = {
  'not-taken': {
    is: 'Decided, not taken by the workflow',
    todo: () =>
      'Open the application. If no execution of it runs, start it again; it finds the decision.',
    heading: 'A gate is orphaned',
  },
  'not-lapsed': {
    is: 'Offer not lapsed',
    todo: () =>
      'The sweep lapses it within minutes. If it does not, look whether the clock stands still.',
    heading: 'The clock stands still',
  },
  overdue: {
    is: 'Overdue to be decided',
    todo: (gate) =>
      `Remind ${WHO[ASKED_OF[gate]]}: they have been written to. The workflow is well.`,
    heading: 'A gate is overdue',
  },
  parked: {
    is: 'Parked: no execution waits here',
    todo: (gate) =>
      `Nothing on AWS. When ${WHO[ASKED_OF[gate]]} decides, the next execution starts by itself.`,
    heading: 'A gate is parked',
  },
};
