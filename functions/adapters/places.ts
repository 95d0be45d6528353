import { Board, emptyBoard, nextPromotion } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { offersEnd, offersFrom } from '../domain/timetable.ts';
import { keys, todoKey } from './keys.ts';
import { getItem, updateOnly, type Write } from './table.ts';

/** The board of places, read consistently. */
export async function loadBoard(programme: Programme): Promise<Board> {
  return (await readBoard(programme)).board;
}

/** The board, and for when it is on the list of what is to be done, if it is. */
export async function readBoard(
  programme: Programme,
): Promise<{ board: Board; listedAt?: string | undefined }> {
  const item = await getItem(keys.board(programme.id));
  const board = item ? Board.parse(item) : emptyBoard(programme.places);
  return { board, listedAt: item?.['todoAt'] as string | undefined };
}

/**
 * Lists a board that was just read for when a promotion is due; takes it off the list where none is. Dates may
 * have moved since the board was written.
 */
export async function listBoard(
  programme: Programme,
  { board, listedAt }: { board: Board; listedAt?: string | undefined },
  now: string,
): Promise<void> {
  const at = promotionDueAt(programme, board, now);
  // What is due already stays listed as it is.
  if (at === listedAt || (at === now && listedAt !== undefined && listedAt < now)) return;
  const { todo, todoAt } = todoKey('work', at ?? now);
  await updateOnly({
    update: keys.board(programme.id),
    set: at === undefined ? 'REMOVE todo, todoAt' : 'SET todo = :todo, todoAt = :todoAt',
    condition: 'version = :version',
    values: {
      ':version': board.version,
      ...(at === undefined ? {} : { ':todo': todo, ':todoAt': todoAt }),
    },
  });
}

/**
 * The write that replaces the board that `after` was computed from. Where a reserve could now be
 * promoted, the board is put on the list of what is to be done.
 */
export function boardWrite(programme: Programme, after: Board, now: string): Write {
  const { version, teams, places, freed } = after;
  return {
    put: {
      ...keys.board(programme.id),
      version,
      teams,
      places,
      freed,
      ...promotionTodo(programme, after, now),
    },
    condition: 'attribute_not_exists(pk) OR version = :before',
    values: { ':before': version - 1 },
  };
}

/** Whether a promotion is due, and from when it may be made; after the end of offers none is. */
export function promotionDueAt(
  programme: Programme,
  board: Board,
  now: string,
): string | undefined {
  const promotion = nextPromotion(board);
  if (!promotion || now >= offersEnd(programme)) return undefined;
  const from = promotion.to === 'offer' ? offersFrom(programme) : now;
  return from > now ? from : now;
}

function promotionTodo(programme: Programme, board: Board, now: string) {
  const at = promotionDueAt(programme, board, now);
  return at === undefined ? {} : todoKey('work', at);
}
