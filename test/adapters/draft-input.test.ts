import { describe, expect, it } from 'vitest';
import { changedDraft, memberFrom } from '../../functions/adapters/draft-input.ts';
import { AcademyError } from '../../functions/domain/errors.ts';
import { aFullDraft } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const before = aFullDraft(programme);
const changed = (input: Record<string, unknown>) => changedDraft(programme, before, input);

describe('what a team changes in its draft', () => {
  it('leaves everything else as it was', () => {
    expect(changed({})).toEqual(before);
    expect(changed({ requestId: 'x', version: '3', unknown: 'y' })).toEqual(before);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a form', { 'answer.improvement': 'New words', teamName: 'Others' }],
    ['JSON', { answers: { improvement: 'New words' }, teamName: 'Others' }],
  ])('is read from %s', (_, input) => {
    const draft = changed(input);
    expect(draft.answers).toEqual({ ...before.answers, improvement: 'New words' });
    expect(draft.teamName).toBe('Others');
    expect(draft.members).toBe(before.members);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a form that did not show them', {}, before.consents],
    ['a form that showed them, none ticked', { consents: 'shown' }, []],
    [
      'a form with one ticked',
      { consents: 'shown', 'consent.privacy-notice': 'yes' },
      ['privacy-notice'],
    ],
    [
      'JSON, of which only what is known counts',
      { consents: ['contact-other-programmes', 'everything'] },
      ['contact-other-programmes'],
    ],
  ])('has its consents from %s', (_, input, expected) => {
    expect(changed(input).consents).toEqual(expected);
  });

  it('never reaches members, or the prototype of anything', () => {
    const draft = changed({ members: [], 'answer.__proto__': 'x', answers: { constructor: 'y' } });
    expect(draft.members).toBe(before.members);
    expect(Object.getPrototypeOf(draft.answers)).toBe(Object.prototype);
    expect(Object.keys(draft.answers)).toContain('__proto__');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a name of the team that is too long', { teamName: 'x'.repeat(101) }, 'teamName'],
    ['a name of the team that is a list', { teamName: ['x'] }, 'teamName'],
    ['lived experience in other words', { livedExperience: 'maybe' }, 'livedExperience'],
    ['answers that are no words', { answers: { improvement: 7 } }, 'answers.improvement'],
    ['answers that are a list', { answers: ['x'] }, 'answers'],
    [
      'an answer of a whole book',
      { answers: { improvement: 'x'.repeat(20_001) } },
      'answers.improvement',
    ],
  ])('is refused for %s', (_, input, field) => {
    expect(problemsOf(() => changed(input))).toEqual([field]);
  });
});

describe('a new member', () => {
  const whole = {
    name: ' Ada Brown ',
    email: ' ada@team.example ',
    organisation: 'Kelham Listening Post',
    sector: 'vcse',
    role: 'Volunteer',
    payBand: 'volunteer-or-unpaid',
  };

  it('is read from a form, without blanks around what was typed', () => {
    expect(memberFrom(programme, { ...whole, requestId: 'x' }, 'id-1')).toEqual({
      ...whole,
      id: 'id-1',
      name: 'Ada Brown',
      email: 'ada@team.example',
    });
  });

  it('may have no role, and cannot choose an id', () => {
    const { role: _role, ...rest } = whole;
    expect(memberFrom(programme, { ...rest, id: 'mine' }, 'id-1')).toMatchObject({
      id: 'id-1',
      role: '',
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['everything missing', {}, ['name', 'email', 'organisation', 'sector', 'payBand']],
    ['blanks for a name', { ...whole, name: '  ' }, ['name']],
    ['a name that is too long', { ...whole, name: 'x'.repeat(101) }, ['name']],
    ['no address', { ...whole, email: 'ada at team' }, ['email']],
    [
      'an address with a line of its own',
      { ...whole, email: 'a@x.example\nBcc: b@x.example' },
      ['email'],
    ],
    ['no organisation', { ...whole, organisation: '' }, ['organisation']],
    ['a sector that is not offered', { ...whole, sector: 'circus' }, ['sector']],
    ['a pay band by its name', { ...whole, payBand: 'NHS bands 2 to 5' }, ['payBand']],
    ['a role that is too long', { ...whole, role: 'x'.repeat(101) }, ['role']],
  ])('is refused with every field at fault: %s', (_, input, fields) => {
    expect(problemsOf(() => memberFrom(programme, input, 'id-1'))).toEqual(fields);
  });

  it('is told in plain words what to do', () => {
    expect(() => memberFrom(programme, {}, 'id-1')).toThrow(
      'Enter a name. Enter an email address like name@example.org. Enter an organisation. ' +
        'Select the kind of organisation. Select a pay band group',
    );
  });
});

function problemsOf(run: () => unknown): string[] {
  try {
    run();
    return ['nothing refused'];
  } catch (error) {
    if (!(error instanceof AcademyError)) throw error;
    expect(error).toMatchObject({ name: 'InputInvalid', status: 422 });
    return error.problems.map(({ field }) => field);
  }
}
