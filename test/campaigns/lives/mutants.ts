import { MOVES, type Move } from '../../../functions/domain/moves.ts';

/** A guard taken away; `places` are places that the academy has and the model knows nothing of. */
export type Mutant = { name: string; places?: number; moves?: (moves: Move[]) => Move[] };

/** The same moves, some of them changed. */
const changed =
  (from: string, event: string, change: Partial<Move>) =>
  (moves: Move[]): Move[] =>
    moves.map((each) =>
      each.from === from && each.event === event ? { ...each, ...change } : each,
    );

/** Guards of the table of legal moves and of the place contract, one of which is missing at a time. */
export const MUTANTS: Mutant[] = [
  { name: 'one offer too many may be made', places: 1 },
  {
    name: 'who was not shortlisted may withdraw',
    moves: (moves) => [
      ...moves,
      { from: 'not-shortlisted', event: 'withdraw', by: ['team'], to: 'withdrawn' },
    ],
  },
  {
    name: 'a reserve cannot withdraw',
    moves: (moves) =>
      moves.filter(({ from, event }) => !(from === 'reserve' && event === 'withdraw')),
  },
  { name: 'who declines has lapsed', moves: changed('offered', 'decline', { to: 'lapsed' }) },
  {
    name: 'a reserve is promoted past the interview',
    moves: changed('reserve', 'promote-to-interview', { to: 'recommended' }),
  },
  {
    name: 'an offer can be made to somebody who waits for the interview',
    moves: (moves) => [
      ...moves,
      { from: 'shortlisted', event: 'offer', by: ['admin'], to: 'offered' },
    ],
  },
];

/** Takes a guard away. Answers how to put it back. */
export function mutate({ moves }: Mutant): () => void {
  const table = MOVES as Move[];
  const before = [...table];
  if (moves) table.splice(0, table.length, ...moves(before));
  return () => {
    table.splice(0, table.length, ...before);
  };
}
