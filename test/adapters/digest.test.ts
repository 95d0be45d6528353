import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planDigest, tellDigest } from '../../functions/adapters/digest.ts';
import { dueWork } from '../../functions/adapters/due-work.ts';
import { digestPartition, keys } from '../../functions/adapters/keys.ts';
import { refreshListings } from '../../functions/adapters/listings.ts';
import { savePeople } from '../../functions/adapters/people.ts';
import { getItem, queryPartition, transact } from '../../functions/adapters/table.ts';
import { parseWaiting } from '../../functions/domain/digest.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { endsAt } from '../../functions/domain/timetable.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { aSentOneIn } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

/** Mondays at 9am while the panel scores. */
const FIRST = '2024-09-23T08:00:00.000Z';
const SECOND = '2024-09-30T08:00:00.000Z';

let table: TestTable;
let programme: Programme;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

/** A programme with a delivery team of two, a panel member and a coach, and applications to score. */
async function anIntake(applications = 1): Promise<Programme> {
  programme = ownCopy(theProgramme());
  await store(programme, '2024-08-20T10:00:00.000Z');
  await savePeople(programme.id, [
    { name: 'Ada Brown', email: 'ada@academy.example', roles: ['delivery-team'] },
    { name: 'Ben Green', email: 'ben@academy.example', roles: ['delivery-team', 'panel'] },
    { name: 'Pat Grey', email: 'pat@academy.example', roles: ['panel'], seat: 'carer' },
    { name: 'Cy Black', email: 'cy@academy.example', roles: ['coach'] },
  ]);
  const sent = await Promise.all(Array.from({ length: applications }, () => aSentOneIn(programme)));
  await refreshListings(sent.map(({ id }) => id));
  return programme;
}

const deps = (now: string) => ({ now: () => now, newId });
const digestOf = () => getItem(keys.digest(programme.id));
const mails = () => queryPartition(digestPartition(programme.id), 'MAIL#');
const told = async () =>
  (await mails())
    .map(({ occasion, to, facts }) => {
      const { email } = to as { email: string };
      const kinds = parseWaiting((facts as { waiting: string }).waiting).map(({ kind }) => kind);
      return [occasion, email.split('@')[0], kinds.join()].join(' ');
    })
    .sort();

describe('the weekly digest', () => {
  it('is on the list of what is to be done for the first Monday, and the sweep carries it out', async () => {
    await anIntake();
    expect(await digestOf()).toMatchObject({ todo: 'work', todoAt: '2024-09-02T08:00:00.000Z' });
    const mine = ({ ids }: { ids: string[] }) => ids.includes(`PROGRAMME#${programme.id} DIGEST`);
    const work = (await dueWork(FIRST)).find(mine);
    await work?.act(deps(FIRST));
    expect(await digestOf()).toMatchObject({ told: FIRST, todoAt: SECOND });
    expect((await dueWork(plus(SECOND, -1))).some(mine)).toBe(false);
  });

  it('tells each member of staff what waits for them, and nobody for whom nothing does', async () => {
    await anIntake();
    await tellDigest(programme, deps(FIRST));
    const teams = 'needs-scores,no-outcome';
    expect(await told()).toEqual([
      `digest/2024-09-23 ada ${teams}`,
      `digest/2024-09-23 ben needs-scores,to-score,no-outcome`,
      'digest/2024-09-23 pat to-score',
    ]);
  });

  it('of the release’s own day asks nobody for scores that the release settles', async () => {
    await anIntake();
    const at = '2024-10-07T08:00:00.000Z';
    const release = { version: 1, confirmed: { at, by: 'Ada Brown', confirmedAt: SECOND } };
    await transact([{ put: { ...keys.release(programme.id), ...release } }]);
    await tellDigest(programme, deps(at));
    expect((await told()).join()).not.toContain('to-score');
    // What is sent after it is scored as ever.
    const completed = { ...release, completedAt: at };
    await transact([{ put: { ...keys.release(programme.id), ...completed } }]);
    await tellDigest(programme, deps(plus(at, 7 * DAY)));
    expect(await told()).toContain('digest/2024-10-14 pat to-score');
  });

  it('tells nobody anything while nothing waits', async () => {
    await anIntake(0);
    await tellDigest(programme, deps('2024-09-16T08:00:00.000Z'));
    expect(await mails()).toEqual([]);
    expect(await digestOf()).toMatchObject({ todoAt: FIRST });
  });

  it('is told once, by however many sweeps, and again where one was cut off before it was marked', async () => {
    await anIntake();
    await Promise.all([1, 2, 3].map(() => tellDigest(programme, deps(FIRST))));
    expect(await mails()).toHaveLength(3);
    const marked = await digestOf();
    await transact([{ put: { ...marked, told: plus(FIRST, -7 * DAY), todoAt: FIRST } }]);
    await tellDigest(programme, deps(plus(FIRST, MINUTE)));
    expect(await mails()).toHaveLength(3);
    expect(await digestOf()).toEqual(marked);
  });

  it('after many weeks in which no sweep ran is the latest one alone', async () => {
    await anIntake();
    await tellDigest(programme, deps(plus(SECOND, 2 * DAY)));
    expect((await told()).map((line) => line.split(' ')[0])).toEqual(
      Array(3).fill('digest/2024-09-30'),
    );
    expect(await digestOf()).toMatchObject({ told: SECOND, todoAt: '2024-10-07T08:00:00.000Z' });
  });

  it('moves with the programme’s file, and is not told twice for it', async () => {
    await anIntake();
    await tellDigest(programme, deps(FIRST));
    const later = { ...programme, weeklyDigest: { weekday: 4, time: '12:00' } };
    await planDigest(later, plus(FIRST, DAY));
    expect(await digestOf()).toMatchObject({ told: FIRST, todoAt: '2024-09-26T11:00:00.000Z' });
    await tellDigest(later, deps(plus(FIRST, DAY)));
    expect(await mails()).toHaveLength(3);
  });

  it('is not told of weeks from before the academy first knew of it', async () => {
    programme = ownCopy(theProgramme());
    await store(programme, plus(FIRST, DAY));
    expect(await digestOf()).toMatchObject({ todoAt: SECOND });
  });

  it('ends with the programme', async () => {
    await anIntake();
    await tellDigest(programme, deps(plus(endsAt(programme), 60 * DAY)));
    expect(await mails()).toEqual([]);
    expect(await digestOf()).not.toHaveProperty('todo');
  });
});
