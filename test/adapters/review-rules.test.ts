import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview, reviewProgramme } from '../../functions/adapters/review-rules.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

const OPENED = '2024-09-23T10:00:00.000Z';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const withHighest = (programme: Programme, highest: number): Programme => ({
  ...programme,
  rubric: { ...programme.rubric, highest },
});

it('the rubric follows the programme until review opens, and then stands, whatever the file says', async () => {
  const programme = ownCopy(theProgramme());
  await store(programme, OPENED);
  await store(withHighest(programme, 7), OPENED);
  expect((await reviewProgramme(programme.id)).rubric.highest).toBe(7);
  await openReview(OPENED);
  await store({ ...withHighest(programme, 9), places: 3 }, OPENED);
  await openReview('2024-09-24T10:00:00.000Z');
  const now = await reviewProgramme(programme.id);
  expect(now.rubric.highest).toBe(7);
  expect(now.places).toBe(3);
});
