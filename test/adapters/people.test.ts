import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPerson,
  listPeople,
  pageOfPeople,
  savePeople,
} from '../../functions/adapters/people.ts';
import type { Person } from '../../functions/domain/people.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

function aPerson(name: string, over: Partial<Person> = {}): Omit<Person, 'id'> {
  return { name, email: `${name}@academy.example`, roles: ['panel'], ...over };
}

describe('people', () => {
  it('are listed, all or by role', async () => {
    const programmeId = newId();
    await savePeople(programmeId, [
      aPerson('ada', { roles: ['delivery-team', 'coach'] }),
      aPerson('ben', { seat: 'carer', organisation: 'Carers Centre' }),
      aPerson('cy', { roles: ['coach'] }),
    ]);
    const names = async (role?: 'coach' | 'panel' | 'speaker') =>
      (await listPeople(programmeId, role)).map(({ name }) => name).toSorted();
    expect(await names()).toEqual(['ada', 'ben', 'cy']);
    expect(await names('coach')).toEqual(['ada', 'cy']);
    expect(await names('speaker')).toEqual([]);
    const [ben] = await listPeople(programmeId, 'panel');
    expect(ben).toMatchObject({ seat: 'carer', organisation: 'Carers Centre' });
    expect(await findPerson(programmeId, ben?.id ?? '')).toEqual(ben);
    expect(await findPerson(programmeId, 'nobody')).toBeUndefined();
    expect(await listPeople(newId())).toEqual([]);
  });

  it('of one address are one person, whose latest entry counts', async () => {
    const programmeId = newId();
    await savePeople(programmeId, [aPerson('ada')]);
    await savePeople(programmeId, [aPerson('Ada Brown', { email: 'ADA@academy.example' })]);
    expect((await listPeople(programmeId)).map(({ name }) => name)).toEqual(['Ada Brown']);
  });

  it('of one address twice in one list are one person, the last entry of whom counts', async () => {
    const programmeId = newId();
    await savePeople(programmeId, [
      aPerson('ada'),
      aPerson('ben'),
      aPerson('Ada Brown', { email: ' ADA@academy.example'.trim() }),
    ]);
    const names = (await listPeople(programmeId)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Ada Brown', 'ben']);
  });

  it('by the hundred are read in pages, each once', async () => {
    const programmeId = newId();
    const many = Array.from({ length: 450 }, (_, n) =>
      aPerson(`subscriber-${n}`, { roles: ['subscriber'] }),
    );
    await savePeople(programmeId, many);
    const sizes: number[] = [];
    const ids = new Set<string>();
    let start: Record<string, unknown> | undefined;
    do {
      const { people, next } = await pageOfPeople(programmeId, start);
      sizes.push(people.length);
      for (const { id } of people) ids.add(id);
      start = next;
    } while (start);
    expect(sizes.slice(0, 3)).toEqual([200, 200, 50]);
    expect(ids.size).toBe(450);
  });
});
