import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPeople } from '../../lib/people/check-people.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

function problemsIn(text: string | Buffer): string[] {
  const { people, problems } = checkPeople(Buffer.from(text), theProgramme());
  expect(people).toEqual([]);
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

const ROLES = 'The roles are delivery-team, panel, coach, speaker, operator, subscriber.';
const SEATS =
  'The seats of this programme are qi-professional, healthcare-professional, lived-experience, carer.';

describe('a file of people', () => {
  it('that comes with the academy has nothing wrong in it', () => {
    const sample = readFileSync(new URL('../../programmes/people-sample.csv', import.meta.url));
    const { people, problems } = checkPeople(sample, theProgramme());
    expect(problems).toEqual([]);
    expect(people.length).toBe(9);
  });

  it('is told everything that is wrong with it at once, by line, and nobody is taken', () => {
    const text = [
      'name,email,roles,seat,organisation',
      'Ada,ada@a.example,coach,,',
      ',not an address,chef coach,,',
      'Ben,ben@a.example,panel,throne,',
      'Cy,cy@a.example,panel,,',
      'Di,di@a.example,coach,carer,',
      'Ed,,,,',
      'Ada Brown,ADA@a.example,speaker,,',
      `${'x'.repeat(101)},fay@a.example,speaker,,${'y'.repeat(151)}`,
      'Gus,gus@a.example,speaker,,one,two',
    ].join('\n');
    expect(problemsIn(text)).toEqual([
      '3: There is no name.',
      '3: “not an address” is not an email address such as name@example.org.',
      `3: There is no role “chef”. ${ROLES}`,
      `4: There is no seat “throne”. ${SEATS}`,
      `5: A member of the panel needs a seat. ${SEATS}`,
      '6: The seat “carer” is only for somebody with the role panel.',
      '7: There is no email address.',
      `7: There is no role. ${ROLES}`,
      '8: ADA@a.example stands on line 2 already. One address is one person: keep one line, with all the roles (coach;speaker).',
      '9: The name is longer than 100 characters.',
      '9: The organisation is longer than 150 characters.',
      '10: There are 6 cells, but 5 columns. Put quotes around a cell that has a comma in it.',
    ]);
  });

  it('is checked against the seats of the programme it is for', () => {
    const text = 'name,email,roles,seat\nAda,ada@a.example,panel,lived-experience';
    expect(checkPeople(Buffer.from(text), theProgramme()).problems).toEqual([]);
    expect(checkPeople(Buffer.from(text), harbour()).problems).toHaveLength(1);
  });

  it('counts lines as the file does, over line breaks and empty lines', () => {
    const text = 'name,email,roles\n\n"Ada\nBrown",ada@a.example,coach\n,ben@a.example,coach\n';
    expect(problemsIn(text)).toEqual([
      '3: A cell holds a line break or a tab. Write it on one line.',
      '5: There is no name.',
    ]);
  });

  it.each([
    ['', '1: The first line must name the columns: name,email,roles,seat,organisation'],
    [
      'Ada,ada@a.example,coach',
      '1: The first line must name the columns: name,email,roles,seat,organisation',
    ],
    ['name,email\nAda,ada@a.example', '1: There is no column “roles”.'],
    [
      'name,email,roles,organization',
      '1: There can be no column “organization”. The columns are name, email, roles, seat, organisation.',
    ],
    ['name,email,roles,', '1: A column has no name. Name it, or delete it.'],
    ['name,email,roles,name', '1: There are two columns “name”.'],
    [
      'name;email;roles\nAda;ada@a.example;coach',
      '1: The columns are separated by semicolons. Save the file with commas.',
    ],
    ['name,email,roles\n', '1: There is nobody in the file.'],
  ])('%j is refused in plain English', (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });

  it('with a quote out of place is read up to there', () => {
    const text = 'name,email,roles\n,ada@a.example,coach\n"Ben" x,ben@a.example,coach\nCy,,coach\n';
    const [first, second, ...more] = problemsIn(text);
    expect(first).toBe('2: There is no name.');
    expect(second).toMatch(/^3: A quote is out of place/);
    expect(more).toEqual([]);
    expect(
      problemsIn('name,email,roles\n"Ada,ada@a.example,coach\nBen,b@a.example,coach\n'),
    ).toEqual([expect.stringMatching(/^2: A quote is out of place/)]);
  });

  it('in another encoding is refused instead of spoiling names', () => {
    const text = Buffer.from('name,email,roles\nRenée,renee@a.example,coach\n', 'latin1');
    expect(problemsIn(text)).toEqual([
      '1: The file is not UTF-8 text. Save it as “CSV UTF-8 (comma delimited)”.',
    ]);
  });
});
