import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import { AHEAD, after, gateAt, type Happening, HOLDING, type Stage, WAITS } from './table.ts';

/** The dates of a programme that decide anything, as instants. */
export type Dates = {
  closes: string;
  shortlist: string;
  offersFrom: string;
  offersEnd: string;
  end: string;
};

/** What should be true of a team. */
export type Team = {
  stage: Stage;
  sending: number;
  interviewed: boolean;
  scored: boolean;
  /** Interviews to which it did not come, and after which it got another. */
  missed: number;
  /** Its place on the reserve list: the lower is promoted first. */
  rank: number;
  lateUntil: string;
  expiresAt: string;
  /** What it will be given by the release, and for which sending. */
  pending?: { sending: number; event: Happening; rank: number };
  /** What was decided, by sending and gate. */
  decided: Map<string, Happening>;
  /** Decisions that the workflow has not consumed, because it failed. */
  unconsumed: Set<string>;
  /** Sendings whose execution failed and that nobody has started again. */
  broken: Set<number>;
  /** The state in which the newest execution of the sending stands, and when that one began. */
  at: string;
  since: string;
};

/** What should be true of an academy: the whole model. */
export type Model = {
  now: string;
  dates: Dates;
  places: number;
  /** When the confirmed release takes effect, and whether it has. */
  release: { at: string; done: boolean };
  teams: Team[];
  ranks: number;
  /** Rows of the table that were made, as `from event`. */
  made: Set<string>;
  /** What has been done, to be read when something is wrong. */
  story: string[];
};

const HOLD = 10 * MINUTE;
export const NEEDS_OPERATOR = 'Needs an operator';
export const PARKED = 'Parked';

export function aModel(now: string, dates: Dates, places: number): Model {
  const release = { at: '', done: false };
  return { now, dates, places, release, teams: [], ranks: 0, made: new Set(), story: [] };
}

export function aTeam(): Team {
  return {
    ...{ stage: 'draft', sending: 0, interviewed: false, scored: false, missed: 0, rank: 0 },
    ...{ lateUntil: '', expiresAt: '', decided: new Map(), unconsumed: new Set() },
    ...{ broken: new Set(), at: '', since: '' },
  };
}

export const gateOf = ({ stage, interviewed }: Team) => gateAt(stage, interviewed);
export const held = ({ teams }: Model) => teams.filter((one) => HOLDING.includes(one.stage)).length;

/** Places that are free beyond those still on their way. */
export function free(model: Model): number {
  return model.places - held(model) - model.teams.filter((one) => AHEAD.includes(one.stage)).length;
}

/** The reserves in the order of their promotion. */
export function reserves({ teams }: Model): Team[] {
  return teams
    .filter(({ stage }) => stage === 'reserve')
    .sort((a, b) => Number(b.interviewed) - Number(a.interviewed) || a.rank - b.rank);
}

/** The next rank that nobody has; they do not come in the order in which they are given. */
export function nextRank({ ranks }: Model): number {
  return (((ranks + 1) * 7) % 101) + 1;
}

/** The same, which is then given. */
export function newRank(model: Model): number {
  const rank = nextRank(model);
  model.ranks += 1;
  return rank;
}

/** When an offer of now lapses: after two days at five, never later than the end of offers. */
export function lapsesAt({ now, dates }: Model): string {
  const usual = `${plus(now, 2 * DAY).slice(0, 10)}T17:00:00.000Z`;
  return usual < dates.offersEnd ? usual : dates.offersEnd;
}

/** Makes a move of the table, with what follows from it. `rank` is that of a reserve. */
export function move(model: Model, team: Team, event: Happening, rank = 0): void {
  const to = after(team.stage, event);
  if (!to) throw new Error(`The model has no ${event} from ${team.stage}`);
  model.made.add(`${team.stage} ${event}`);
  const gate = gateOf(team);
  const decided = `${team.sending} ${gate}`;
  if (gate) team.decided.set(decided, event);
  // Whoever lets an offer lapse has taken note of it by that.
  const isUnheard = team.broken.has(team.sending) && event !== 'lapse';
  if (gate && isUnheard) team.unconsumed.add(decided);
  team.stage = to;
  if (/recommend|miss/.test(event)) team.interviewed = true;
  if (/offer/.test(event)) team.expiresAt = lapsesAt(model);
  if (to === 'reserve') team.rank = rank || newHeldRank(model);
  const starts = event === 'send' || event.startsWith('correct-');
  if (starts) team.sending += 1;
  if (event === 'send') team.lateUntil = '';
  if (starts || team.at === PARKED) team.since = model.now;
  if ((gate || starts) && !team.broken.has(team.sending)) team.at = whereItIs(team);
}

/** Where a fresh execution goes, and where a healthy one stands: the team's stage says so. */
export function whereItIs(team: Team): string {
  const waits = WAITS[gateOf(team) ?? ''];
  return waits ?? (team.stage === 'in-cohort' ? 'In the cohort' : 'The application is over');
}

/** Nothing is left to do at this instant: no place is free while a reserve waits who may have it. */
export function settle(model: Model): void {
  const { now, dates } = model;
  while (free(model) > 0 && now < dates.offersEnd) {
    const [first] = reserves(model);
    if (!first || (first.interviewed && now < dates.offersFrom)) return;
    move(model, first, first.interviewed ? 'promote-to-offer' : 'promote-to-interview');
  }
}

/** Time passes, and everything that is due on the way happens in its order. */
export function advance(model: Model, to: string): void {
  for (let due = next(model); due && due.at <= to; due = next(model)) {
    if (due.at > model.now) model.now = due.at;
    due.happens();
    settle(model);
  }
  model.now = to;
  settle(model);
}

function next(model: Model): { at: string; happens: () => void } | undefined {
  const { release, dates, now, teams } = model;
  const lapses = teams.flatMap((team) => {
    if (team.stage !== 'offered') return [];
    // Without its execution the sweep lets it lapse, five minutes later.
    const at = team.broken.has(team.sending) ? plus(team.expiresAt, 5 * MINUTE) : team.expiresAt;
    return [{ at, happens: () => move(model, team, 'lapse') }];
  });
  const parks = teams.flatMap((team) => {
    const waiting = gateOf(team) && team.at !== PARKED && !team.broken.has(team.sending);
    return waiting ? [{ at: plus(team.since, 280 * DAY), happens: () => park(team) }] : [];
  });
  return [
    ...lapses,
    ...parks,
    ...(release.at && !release.done ? [{ at: release.at, happens: () => carryOut(model) }] : []),
    ...(dates.offersFrom > now ? [{ at: dates.offersFrom, happens: () => undefined }] : []),
  ].sort((a, b) => a.at.localeCompare(b.at))[0];
}

function park(team: Team): void {
  team.at = PARKED;
}

/** The outcomes are out, for those who still wait with the sending that was judged; reserves come last. */
function carryOut(model: Model): void {
  model.release.done = true;
  const judged = model.teams.filter(
    ({ stage, sending, pending }) => stage === 'submitted' && pending?.sending === sending,
  );
  const byRank = judged.toSorted((a, b) => (a.pending?.rank ?? 0) - (b.pending?.rank ?? 0));
  for (const team of byRank) {
    if (team.pending) move(model, team, team.pending.event, team.pending.rank);
  }
}

/** When a release that is confirmed now takes effect. */
export function releaseAt({ now, dates }: Model): string {
  const hold = plus(now, HOLD);
  return hold > dates.shortlist ? hold : dates.shortlist;
}

function newHeldRank(model: Model): number {
  model.ranks += 1;
  return model.ranks;
}
