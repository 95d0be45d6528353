import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordRecipients } from '../../functions/adapters/announcements.ts';
import { listPeople } from '../../functions/adapters/people.ts';
import { checkPeople } from '../../lib/people/check-people.ts';
import { type Imported, importPeople } from '../../lib/people/import-people.ts';
import { toCsv } from '../../lib/people/people-csv.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function importText(programmeId: string, text: string): Promise<Imported> {
  const { people, problems } = checkPeople(Buffer.from(text), theProgramme());
  expect(problems).toEqual([]);
  return importPeople(programmeId, people);
}

describe('importing people', () => {
  it('keeps everybody with their roles, seat and organisation', async () => {
    const { id } = ownCopy(theProgramme());
    const text = [
      '\uFEFFRoles,Name,Email,Organisation,Seat',
      'panel coach,"Lang, Peter",peter@a.example,Carers Centre,carer',
      ',,,,',
      '"Delivery-team; speaker",Amina Yusuf,amina@a.example,,',
    ].join('\r\n');
    expect(await importText(id, text)).toEqual({ added: 2, replaced: 0, lost: [] });
    const [amina, peter] = (await listPeople(id)).sort((a, b) => a.email.localeCompare(b.email));
    expect(peter).toMatchObject({
      name: 'Lang, Peter',
      roles: ['panel', 'coach'],
      seat: 'carer',
      organisation: 'Carers Centre',
    });
    expect(amina?.roles).toEqual(['delivery-team', 'speaker']);
    expect(amina).not.toHaveProperty('seat');
  });

  it('replaces a person whose address is there, and says which roles that took away', async () => {
    const { id } = ownCopy(theProgramme());
    await importText(id, 'name,email,roles\nAda,ada@a.example,delivery-team;coach');
    const again = await importText(
      id,
      'name,email,roles\nAda Brown,ADA@a.example,coach\nBen,ben@a.example,speaker',
    );
    expect(again).toMatchObject({ added: 1, replaced: 1 });
    expect(again.lost.map(({ person, roles }) => [person.name, roles])).toEqual([
      ['Ada Brown', ['delivery-team']],
    ]);
    expect((await listPeople(id)).map(({ name }) => name).sort()).toEqual(['Ada Brown', 'Ben']);
  });

  it('takes what it lists', async () => {
    const { id } = ownCopy(theProgramme());
    const text = 'name,email,roles,seat,organisation\n';
    const row = '"Lang, ""Pete""",peter@a.example,panel;coach,carer,Carers Centre\n';
    await importText(id, text + row);
    expect(toCsv(await listPeople(id))).toBe(text + row);
    const other = ownCopy(theProgramme()).id;
    expect(await importText(other, toCsv(await listPeople(id)))).toMatchObject({ added: 1 });
  });

  it('of one address with two roles tells everyone by one mail', async () => {
    const programme = ownCopy(theProgramme());
    await store(programme, '2024-08-17T08:00:00.000Z');
    await importText(
      programme.id,
      'name,email,roles,seat\nGrace,grace@a.example,panel;speaker,carer\nBen,ben@a.example,coach',
    );
    const celebration = { occasionId: 'celebration', version: 1 };
    const announcement = { timelineId: `programme/${programme.id}`, ...celebration };
    const now = '2025-09-22T08:00:00.000Z';
    expect(await recordRecipients(announcement, 'people', undefined, now)).toEqual({ recorded: 2 });
    const mails = (await table.everything()).filter(
      ({ pk, sk }) =>
        String(pk).startsWith(`ANNOUNCEMENT#programme/${programme.id}#celebration`) &&
        String(sk).startsWith('MAIL#'),
    );
    const addresses = mails.map(({ to }) => (to as { email: string }).email);
    expect(addresses.sort()).toEqual(['ben@a.example', 'grace@a.example']);
  });
});
