import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamed } from '../../functions/domain/errors.ts';
import {
  ahead,
  type Board,
  coachOf,
  emptyBoard,
  held,
  nextPromotion,
  reserves,
  withCoach,
  withHeldReserve,
  withOffer,
  withoutTeam,
  withReserve,
  withTeamAhead,
} from '../../functions/domain/places.ts';

const NOW = '2024-10-28T10:00:00.000Z';

/** What happens to a team, in the words of the academy. */
type Event = { team: string; event: 'shortlist' | 'reserve' | 'hold' | 'offer' | 'accept' | 'out' };

const anEvent: fc.Arbitrary<Event> = fc.record({
  team: fc.integer({ min: 1, max: 12 }).map((n) => `team-${n}`),
  event: fc.constantFrom('shortlist', 'reserve', 'hold', 'offer', 'accept', 'out'),
});

/** One event as the doors would apply it: illegal ones are refused and leave the board as it was. */
function apply(board: Board, { team, event }: Event, rank: number): Board {
  const standing = board.teams[team]?.as;
  switch (event) {
    case 'shortlist':
      return standing ? board : withTeamAhead(board, team, NOW);
    case 'reserve':
      return standing ? board : withReserve(board, team, rank, NOW);
    case 'hold':
      return standing === 'ahead' ? withHeldReserve(board, team, NOW) : board;
    case 'offer':
      return standing === 'ahead' ? offered(board, team) : board;
    case 'accept':
      return standing === 'holder' ? withCoach(board, team, ['coach-a', 'coach-b']) : board;
    case 'out':
      return standing ? withoutTeam(board, team) : board;
  }
}

function offered(board: Board, team: string): Board {
  try {
    return withOffer(board, team, NOW);
  } catch (error) {
    expect(isNamed(error, 'NoPlaceFree')).toBe(true);
    expect(held(board)).toBe(board.places);
    return board;
  }
}

describe('whatever happens, in whatever order', () => {
  const runs = (check: (board: Board, before: Board) => void) =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(anEvent, { maxLength: 60 }),
        (places, events) => {
          let board = emptyBoard(places);
          events.forEach((event, index) => {
            const before = board;
            board = apply(board, event, (index % 5) + 1);
            check(board, before);
          });
        },
      ),
    );

  it('places held never exceed places', () => {
    runs((board) => expect(held(board)).toBeLessThanOrEqual(board.places));
  });

  it('each change is one version more, and no team stands twice', () => {
    runs((board, before) => {
      expect(board.version).toBe(before.version + (board === before ? 0 : 1));
      const standing = held(board) + ahead(board) + reserves(board).length;
      expect(standing).toBe(Object.keys(board.teams).length);
    });
  });

  it('no reserve is promoted unless a place is free beyond the teams ahead', () => {
    runs((board) => {
      const free = board.places - held(board) - ahead(board);
      const promotes = free > 0 && reserves(board).length > 0;
      expect(nextPromotion(board) !== undefined).toBe(promotes);
    });
  });

  it('promoting until nothing is left to promote fills places and never overfills them', () => {
    runs((start) => {
      let board = start;
      for (let next = nextPromotion(board); next; next = nextPromotion(board)) {
        const { applicationId, to } = next;
        board =
          to === 'offer'
            ? withOffer(board, applicationId, NOW)
            : withTeamAhead(board, applicationId, NOW);
      }
      expect(held(board)).toBeLessThanOrEqual(board.places);
      const free = board.places - held(board) - ahead(board);
      expect(free <= 0 || reserves(board).length === 0).toBe(true);
    });
  });

  it('a change leaves the board it was made from as it was', () => {
    runs((board, before) => {
      if (board !== before) expect(board.teams).not.toBe(before.teams);
      expect(held(before)).toBeLessThanOrEqual(before.places);
    });
  });
});

describe('an offer', () => {
  const full = ['a', 'b', 'c', 'd', 'e'].reduce(
    (board, team) => withOffer(board, team, NOW),
    emptyBoard(5),
  );

  it('is refused for the sixth team of five places', () => {
    expect(held(full)).toBe(5);
    expect(() => withOffer(full, 'f', NOW)).toThrow(/All 5 places are held/);
    expect(refusalOf(() => withOffer(full, 'f', NOW))).toBe('NoPlaceFree');
  });

  it('is possible again once a team is out', () => {
    expect(held(withOffer(withoutTeam(full, 'c'), 'f', NOW))).toBe(5);
  });

  it('is refused when places were made fewer meanwhile', () => {
    expect(refusalOf(() => withOffer({ ...full, places: 3 }, 'f', NOW))).toBe('NoPlaceFree');
  });
});

describe('reserves', () => {
  it('wait in the order of their ranks, those already interviewed before all others', () => {
    let board = withReserve(emptyBoard(1), 'second', 2, NOW);
    board = withReserve(board, 'first', 1, NOW);
    board = withHeldReserve(withTeamAhead(board, 'held-1', NOW), 'held-1', NOW);
    board = withHeldReserve(withTeamAhead(board, 'held-2', NOW), 'held-2', NOW);
    board = withReserve(board, 'tenth', 10, NOW);
    const waiting = reserves(board).map(({ applicationId }) => applicationId);
    expect(waiting).toEqual(['held-1', 'held-2', 'first', 'second', 'tenth']);
    expect(nextPromotion(board)).toEqual({ applicationId: 'held-1', to: 'offer' });
    const later = withoutTeam(withoutTeam(board, 'held-1'), 'held-2');
    expect(nextPromotion(later)).toEqual({ applicationId: 'first', to: 'interview' });
  });

  it('held after another keep the order in which they were held', () => {
    const one = withHeldReserve(withTeamAhead(emptyBoard(1), 'z', NOW), 'z', NOW);
    const gone = withoutTeam(withHeldReserve(one, 'a', NOW), 'z');
    const again = withHeldReserve(gone, 'b', NOW);
    expect(reserves(again).map(({ applicationId }) => applicationId)).toEqual(['a', 'b']);
  });
});

describe('a coach', () => {
  const board = ['a', 'b', 'c', 'd'].reduce(
    (each, team) => withCoach(withOffer(each, team, NOW), team, ['y', 'x']),
    emptyBoard(5),
  );

  it('is the one with the fewest teams, the first by id where that is even', () => {
    expect(['a', 'b', 'c', 'd'].map((team) => coachOf(board, team))).toEqual(['x', 'y', 'x', 'y']);
    const freed = withOffer(withoutTeam(board, 'b'), 'e', NOW);
    expect(coachOf(withCoach(freed, 'e', ['x', 'y']), 'e')).toBe('y');
  });

  it('is missing where the academy has none, and goes only to a team that holds a place', () => {
    const waiting = withTeamAhead(board, 'f', NOW);
    expect(withCoach(waiting, 'f', ['x'])).toBe(waiting);
    expect(coachOf(waiting, 'f')).toBeUndefined();
    expect(coachOf(withCoach(withOffer(emptyBoard(1), 'g', NOW), 'g', []), 'g')).toBeUndefined();
  });
});

function refusalOf(run: () => unknown): string {
  try {
    run();
    return 'not refused';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
