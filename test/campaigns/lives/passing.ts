import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import { free, type Model, move, PARKED, reserves, type Team } from './model.ts';

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
  const offered = teams.filter(({ stage }) => stage === 'offered');
  const waiting = teams.filter((team) => team.at.startsWith('Wait'));
  return [
    ...offered.map((team) => ({ at: lapses(team), happens: () => move(model, team, 'lapse') })),
    ...waiting.map((team) => ({
      at: plus(team.since, 280 * DAY),
      happens: () => park(team),
    })),
    ...(release.at && !release.done ? [{ at: release.at, happens: () => carryOut(model) }] : []),
    ...(dates.offersFrom > now ? [{ at: dates.offersFrom, happens: () => undefined }] : []),
  ].sort((a, b) => a.at.localeCompare(b.at))[0];
}

function park(team: Team): void {
  team.at = PARKED;
}

/** An offer lapses at its end; where no execution waits for that, the sweep sees to it five minutes later. */
function lapses({ at, expiresAt, since }: Team): string {
  if (!at.startsWith('Wait')) return plus(expiresAt, 5 * MINUTE);
  // Nobody waits for less than a second: an operator may have started it again after the end.
  return expiresAt > since ? expiresAt : plus(since, 1000);
}

/** The outcomes are out, for those who still wait with the sending that was judged; reserves come last. */
function carryOut(model: Model): void {
  model.release.done = true;
  const rank = ({ pending }: Team) => pending?.rank ?? 0;
  for (const team of model.teams.toSorted((a, b) => rank(a) - rank(b))) {
    const { stage, sending, pending } = team;
    if (stage !== 'submitted' || pending?.sending !== sending) continue;
    move(model, team, pending.event, pending.rank);
  }
}
