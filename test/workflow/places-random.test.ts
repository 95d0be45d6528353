import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Board, held } from '../../functions/domain/places.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import {
  assemble,
  dismiss,
  disorder,
  longProgramme,
  step,
  watchBoards,
} from '../fixtures/places-play.ts';

let academy: Academy;
/** Every board that was ever written. */
let boards: Board[];
let unwatch: () => void;

beforeAll(async () => {
  academy = await openAcademy({ programme: longProgramme(), at: '2024-10-28T10:00:00.000Z' });
  ({ boards, stop: unwatch } = watchBoards());
});
afterAll(async () => {
  unwatch();
  await academy.stop();
});

async function expectNothingLeft(ids: string[]): Promise<void> {
  const partitions = new Set(ids.map((id) => `APPLICATION#${id}`));
  const undone = (await academy.everything()).filter(
    ({ pk, sk, todo }) =>
      partitions.has(String(pk)) && /^(GATE|SENDING)/.test(String(sk)) && todo !== undefined,
  );
  expect(undone).toEqual([]);
}

it('accepted and open offers are never more than the places, whatever happens in whatever order', async () => {
  const steps = fc.array(
    fc.record({
      choices: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 4 }),
      timePasses: fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0),
    }),
    { minLength: 4, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (play) => {
      const teams = await assemble(academy);
      for (const { choices, timePasses } of play) {
        const replies = await step(academy, teams, choices, timePasses);
        for (const reply of replies) {
          expect(reply.status, reply.text).toBeLessThan(500);
          expect(reply.status, reply.text).not.toBe(401);
        }
        expect(await disorder(academy, teams)).toEqual([]);
      }
      expect(await dismiss(academy, teams)).toEqual([]);
      await expectNothingLeft(teams.map(({ id }) => id));
    }),
    // The campaign `offers` has a thousand.
    { numRuns: 4, seed: 2024, endOnFailure: true },
  );
  expect(boards.filter((board) => held(board) > 2)).toEqual([]);
  expect(boards.filter((board) => held(board) === 2).length).toBeGreaterThan(0);
  expect(boards.length).toBeGreaterThan(15);
}, 60_000);
