import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardView, teamsOf } from '../../functions/domain/board-view.ts';
import type { Status } from '../../functions/domain/moves.ts';
import {
  type Board,
  emptyBoard,
  nextPromotion,
  withFreed,
  withHeldReserve,
  withOffer,
  withoutTeam,
  withReserve,
  withTeamAhead,
} from '../../functions/domain/places.ts';
import { offersEnd } from '../../functions/domain/timetable.ts';
import { nextWords } from '../../functions/views/admin/places-page.ts';
import { timeUntil } from '../../functions/views/words.ts';
import { aFullDraft, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const NOW = '2024-10-28T10:00:00.000Z';
const programme = theProgramme();

function application(id: string, status: Status) {
  return anApplication(programme, {
    ...{ id, status, offerExpiresAt: '2024-11-01T17:00:00.000Z' },
    draft: aFullDraft(programme, { teamName: id }),
  });
}

/** A board with so many holders, teams ahead, interviewed reserves and reserves of the shortlist. */
function boardOf(
  places: number,
  holders: number,
  ahead: number,
  held: number,
  ranked: number,
): Board {
  let board = emptyBoard(places);
  const each = (count: number, name: string, stand: (id: string, rank: number) => Board) => {
    for (let n = 1; n <= count; n += 1) board = stand(`${name}-${n}`, n);
  };
  each(Math.min(holders, places), 'holder', (id) => withOffer(board, id, NOW));
  each(ahead, 'ahead', (id) => withTeamAhead(board, id, NOW));
  each(held, 'held', (id) => withHeldReserve(withTeamAhead(board, id, NOW), id, NOW));
  each(ranked, 'ranked', (id, rank) => withReserve(board, id, rank, NOW));
  return board;
}

const STATUS = { holder: 'offered', ahead: 'recommended', held: 'reserve', ranked: 'reserve' };
function view(board: Board, now = NOW) {
  const applications = teamsOf(board).map((id) =>
    application(id, STATUS[id.split('-')[0] as keyof typeof STATUS] as Status),
  );
  return boardView(programme, board, applications, now);
}

const aCount = fc.integer({ min: 0, max: 5 });
const aBoard = fc
  .tuple(fc.integer({ min: 1, max: 6 }), aCount, aCount, aCount, aCount)
  .map((counts) => boardOf(...counts));

describe('the board says who is next', () => {
  it('and it comes true: as many teams have to go before the first reserve moves up, no fewer', () => {
    fc.assert(
      fc.property(aBoard, (start) => {
        const { next, reserves } = view(start);
        expect(next.is).toBe(reserves.length > 0 ? 'first' : 'nobody');
        if (next.is !== 'first') return;
        let board = start;
        for (let gone = 0; gone < next.after; gone += 1) {
          expect(nextPromotion(board)).toBeUndefined();
          const leaves = Object.keys(board.teams).find((id) => board.teams[id]?.as !== 'reserve');
          board = withoutTeam(board, leaves ?? '');
        }
        const { first } = next;
        expect(nextPromotion(board)).toEqual({ applicationId: first.team.id, to: first.to });
      }),
    );
  });

  it('and shows every team that stands on it once', () => {
    fc.assert(
      fc.property(aBoard, (board) => {
        const { holders, recommended, toInterview, reserves, free } = view(board);
        const shown = [...holders, ...recommended, ...toInterview, ...reserves.map((r) => r.team)];
        expect(shown.map(({ id }) => id).toSorted()).toEqual(Object.keys(board.teams).toSorted());
        expect(free + holders.length).toBe(board.places);
      }),
    );
  });

  it.each<[string, Board, string, string]>([
    [
      'an interview',
      boardOf(1, 1, 0, 0, 2),
      NOW,
      'If a place becomes free, ranked-1 is promoted to an interview.',
    ],
    ['an offer', boardOf(1, 1, 0, 1, 1), NOW, 'held-1 is promoted to an offer of the place.'],
    ['several before', boardOf(2, 2, 2, 0, 1), NOW, '3 more places must become free'],
    ['at once', boardOf(1, 0, 0, 0, 1), NOW, 'ranked-1 is promoted to an interview.'],
    [
      'free places that are kept',
      boardOf(5, 1, 4, 0, 1),
      NOW,
      'The 4 free places are for the 4 teams that are still ahead. If one of them drops out, or a place that is held becomes free, ranked-1 is promoted',
    ],
    [
      'fewer free places than teams ahead',
      boardOf(2, 1, 2, 0, 1),
      NOW,
      'The free place is for the 2 teams that are still ahead. 2 of them must drop out',
    ],
    ['nobody', boardOf(1, 1, 1, 0, 0), NOW, 'so a free place stays free.'],
    ['nobody behind those ahead', boardOf(2, 1, 1, 0, 0), NOW, 'for the team that is still ahead.'],
    ['the end', boardOf(1, 0, 0, 0, 1), offersEnd(programme), 'Close the reserve list'],
  ])('in plain words: %s', (_what, board, now, words) => {
    expect(nextWords(view(board, now)).join(' ')).toContain(words);
  });
});

describe('a place that becomes free', () => {
  const freed = { by: 'decline' as const, at: NOW };

  it('is remembered with whose it was, the last ten', () => {
    let board = boardOf(12, 12, 0, 0, 0);
    for (let n = 1; n <= 12; n += 1) {
      const id = `holder-${n}`;
      board = withFreed(board, withoutTeam(board, id), { ...freed, applicationId: id });
    }
    expect(board.freed?.map(({ applicationId }) => applicationId)).toEqual(
      Array.from({ length: 10 }, (_, index) => `holder-${12 - index}`),
    );
  });

  it('is none where the team held none, or still does', () => {
    const board = boardOf(2, 1, 1, 0, 1);
    for (const id of ['ahead-1', 'ranked-1']) {
      const after = withFreed(board, withoutTeam(board, id), { ...freed, applicationId: id });
      expect(after.freed).toBeUndefined();
    }
    expect(withFreed(board, board, { ...freed, applicationId: 'holder-1' })).toBe(board);
  });
});

describe('how long it is', () => {
  it.each([
    ['2024-10-30T13:20:00.000Z', '2 days and 3 hours'],
    ['2024-10-29T10:00:59.000Z', '1 day'],
    ['2024-10-28T13:05:00.000Z', '3 hours and 5 minutes'],
    ['2024-10-28T11:00:00.000Z', '1 hour'],
    ['2024-10-28T10:00:30.000Z', '0 minutes'],
    ['2024-10-27T10:00:00.000Z', '0 minutes'],
  ])('until %s', (instant, words) => {
    expect(timeUntil(instant, NOW)).toBe(words);
  });
});
