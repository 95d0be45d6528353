import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import { AHEAD, after, gateAt, type Happening, HOLDING, type Stage, WAITS } from './table.ts';

/** The dates of a programme that decide anything, as instants. */
export type Dates = Record<'closes' | 'shortlist' | 'offersFrom' | 'offersEnd' | 'end', string>;

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
  /** By sending and gate: what was decided, and whether the workflow has taken note of it. */
  decided: Map<string, { event: Happening; noted: boolean }>;
  /** The state in which the newest execution of the sending stands, and when that one began. */
  at: string;
  since: string;
};

/** What should be true of an academy: the whole model. */
export type Model = {
  now: string;
  dates: Dates;
  places: number;
  /** Whether it is kept in a folder, so that its host may be stopped and started again. */
  survives: boolean;
  /** Whether nothing but what brings it on happens before offers open: such a life sees more of its end. */
  hurries: boolean;
  /** When the confirmed release takes effect, and whether it has. */
  release: { at: string; done: boolean };
  teams: Team[];
  ranks: number;
  /** Rows of the table that were made, as `from event`. */
  made: Set<string>;
  /** What has been done, to be read when something is wrong. */
  story: string[];
};

export const NEEDS_OPERATOR = 'Needs an operator';
export const PARKED = 'Parked';

export function aModel(
  now: string,
  dates: Dates,
  life: Pick<Model, 'places' | 'survives' | 'hurries'>,
): Model {
  const release = { at: '', done: false };
  return { ...life, now, dates, release, teams: [], ranks: 0, made: new Set(), story: [] };
}

export function aTeam(): Team {
  return {
    ...{ stage: 'draft', sending: 0, interviewed: false, scored: false, missed: 0, rank: 0 },
    ...{ lateUntil: '', expiresAt: '', decided: new Map(), at: '', since: '' },
  };
}

export const gateOf = ({ stage, interviewed }: Team) => gateAt(stage, interviewed);
export const isBroken = ({ at }: Team) => at === NEEDS_OPERATOR;
const count = ({ teams }: Model, stages: Stage[]) =>
  teams.filter(({ stage }) => stages.includes(stage)).length;
export const held = (model: Model) => count(model, HOLDING);
/** Places that are free beyond those still on their way. */
export const free = (model: Model) => model.places - held(model) - count(model, AHEAD);

/** The reserves in the order of their promotion. */
export function reserves({ teams }: Model): Team[] {
  return teams
    .filter(({ stage }) => stage === 'reserve')
    .sort((a, b) => Number(b.interviewed) - Number(a.interviewed) || a.rank - b.rank);
}

/** The next rank that nobody has; they do not come in the order in which they are given. */
export const nextRank = ({ ranks }: Model) => (((ranks + 1) * 7) % 101) + 1;

/** The same, which is then given. */
export function newRank(model: Model): number {
  const rank = nextRank(model);
  model.ranks += 1;
  return rank;
}

/** When an offer of now lapses: after two days at five, never later than the end of offers. */
function lapsesAt({ now, dates }: Model): string {
  const usual = `${plus(now, 2 * DAY).slice(0, 10)}T17:00:00.000Z`;
  return usual < dates.offersEnd ? usual : dates.offersEnd;
}

/** Makes a move of the table, with what follows from it. `rank` is that of a reserve, unless it was held. */
export function move(model: Model, team: Team, event: Happening, rank?: number): void {
  const to = after(team.stage, event);
  if (!to) throw new Error(`The model has no ${event} from ${team.stage}`);
  model.made.add(`${team.stage} ${event}`);
  const gate = gateOf(team);
  // Whoever lets an offer lapse has taken note of it by that.
  const noted = !isBroken(team) || event === 'lapse';
  if (gate) team.decided.set(`${team.sending} ${gate}`, { event, noted });
  team.stage = to;
  if (/recommend|miss/.test(event)) team.interviewed = true;
  if (/offer/.test(event)) team.expiresAt = lapsesAt(model);
  if (to === 'reserve') team.rank = rank ?? ++model.ranks;
  if (event === 'send') team.lateUntil = '';
  const sends = event === 'send' || event.startsWith('correct-');
  if (sends) team.sending += 1;
  // Whoever decides at a gate that is parked starts the next execution; the clock that lets it lapse does not.
  const resumes = team.at === PARKED && event !== 'lapse';
  if (sends || resumes) team.since = model.now;
  if (sends || resumes || (gate && team.at.startsWith('Wait'))) team.at = whereItIs(team);
}

/** Where a fresh execution goes, and where a healthy one stands: the team's stage says so. */
export function whereItIs(team: Team): string {
  const over = team.stage === 'in-cohort' ? 'In the cohort' : 'The application is over';
  return WAITS[gateOf(team) ?? ''] ?? over;
}

/** When a release that is confirmed now takes effect: ten minutes may be used to take it back. */
export function releaseAt({ now, dates }: Model): string {
  const hold = plus(now, 10 * MINUTE);
  return hold > dates.shortlist ? hold : dates.shortlist;
}
