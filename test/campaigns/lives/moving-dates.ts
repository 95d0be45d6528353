import { DAY, plus } from '../../../functions/domain/time.ts';
import { type Dates, type Model, releaseAt } from './model.ts';
import { BEGINS } from './programme.ts';

const MOVES: [keyof Dates, number][] = [
  ['closes', 1],
  ['shortlist', -1],
  ['shortlist', 2],
  ['offersFrom', 1],
  ['offersFrom', -1],
  ['offersEnd', 3],
  ['offersEnd', -1],
  ['end', 2],
  ['end', 300],
];

/** The dates with one of them moved by some days; not where it is past, or would be, or out of order. */
export function moved({ dates, now }: Model, pick: number): Dates | undefined {
  const [name, days] = MOVES[pick % MOVES.length] ?? ['end', 1];
  const after = { ...dates, [name]: plus(dates[name], days * DAY) };
  const reopens = days > 0 && name !== 'offersFrom' && name !== 'shortlist';
  const may = isInOrder(after) && after[name] > now && (reopens || dates[name] > now);
  return may ? after : undefined;
}

function isInOrder({ closes, shortlist, offersFrom, offersEnd, end }: Dates): boolean {
  return (
    closes < shortlist &&
    plus(shortlist, 4 * DAY) <= offersFrom &&
    plus(offersFrom, 3 * DAY) <= offersEnd &&
    offersEnd < end
  );
}

/**
 * Everything that is to come is put off once, until just before those who sent their application at the
 * beginning have waited for so long that they are parked.
 */
export function postponed({ dates, now }: Model): Dates | undefined {
  if (dates.offersFrom < now || dates.offersEnd > plus(BEGINS, 200 * DAY)) return undefined;
  const after = Object.fromEntries(
    Object.entries(dates).map(([name, at]) => [name, at > now ? plus(at, 267 * DAY) : at]),
  ) as Dates;
  return isInOrder(after) ? after : undefined;
}

/** The dates with a deadline that is put off at the very moment at which it is over. */
export function reopened({ dates, now }: Model): Dates | undefined {
  const after = { ...dates, closes: plus(dates.closes, DAY) };
  return now <= dates.closes && isInOrder(after) ? after : undefined;
}

/** A release that is confirmed for the announced date follows it, never sooner than the hold. */
export function follow(model: Model, dates: Dates): void {
  const { release } = model;
  const follows = release.at === model.dates.shortlist && !release.done;
  const hasMoved = dates.shortlist !== model.dates.shortlist;
  model.dates = dates;
  if (follows && hasMoved) release.at = releaseAt(model);
}
