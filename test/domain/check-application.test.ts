import { describe, expect, it } from 'vitest';
import type { Draft } from '../../functions/domain/application.ts';
import {
  whatAPersonShouldLookAt,
  whatBlocksSending,
  whatDoesNotFit,
} from '../../functions/domain/check-application.ts';
import { countWords } from '../../functions/domain/form/answers.ts';
import { aFullDraft, aMember } from '../fixtures/applications.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const full = aFullDraft(programme);
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const members = (count: number) =>
  Array.from({ length: count }, (_, index) => aMember(`member-${index}`));

/** The fields at fault of a draft that differs from a complete one in this. */
function blockedBy(over: Partial<Draft>): string[] {
  return whatBlocksSending(programme, { ...full, ...over }).map(({ field }) => field);
}
function answered(id: string, answer: string): Partial<Draft> {
  return { answers: { ...full.answers, [id]: answer } };
}

describe('sending is blocked', () => {
  it.each<[string, Partial<Draft>, string[]]>([
    ['by nothing in a complete draft', {}, []],
    ['without a team name', { teamName: '' }, ['teamName']],
    ['without a member', { members: [] }, ['members']],
    ['not with one member', { members: members(1) }, []],
    ['not with five members', { members: members(5) }, []],
    ['with six members', { members: members(6) }, ['members']],
    [
      'by a member without an organisation',
      { members: [aMember('ada', { organisation: '' })] },
      ['members'],
    ],
    [
      'by a member of no known sector',
      { members: [aMember('ada', { sector: 'circus' })] },
      ['members'],
    ],
    ['by a member without a pay band', { members: [aMember('ada', { payBand: '' })] }, ['members']],
    ['not by a member without a role', { members: [aMember('ada', { role: '' })] }, []],
    [
      'without the privacy notice',
      { consents: ['contact-this-programme'] },
      ['consent.privacy-notice'],
    ],
    [
      'without any consent',
      { consents: [] },
      ['consent.privacy-notice', 'consent.contact-this-programme'],
    ],
    [
      'not without the optional consent',
      { consents: ['privacy-notice', 'contact-this-programme'] },
      [],
    ],
    // Lived experience and the mixture of organisations never block: a person looks.
    ['not without lived experience', { livedExperience: 'no' }, []],
    ['not when that is not answered', { livedExperience: '' }, []],
    ['not without a mixture of organisations', { members: members(2) }, []],
  ])('%s', (_, over, expected) => {
    expect(blockedBy(over)).toEqual(expected);
  });

  it.each([
    ['a limit of 200 words', 'improvement', 200],
    ['a limit of 150 words', 'lived-experience-part', 150],
    ['a limit of 100 words', 'support-needed', 100],
    ['a limit of an optional answer', 'access-needs', 150],
  ])('above %s and not at it', (_, id, limit) => {
    expect(blockedBy(answered(id, words(limit)))).toEqual([]);
    expect(blockedBy(answered(id, words(limit + 1)))).toEqual([id]);
  });

  it('says by how many words an answer is too long', () => {
    const messageFor = (count: number) =>
      whatBlocksSending(programme, { ...full, ...answered('improvement', words(count)) })[0]
        ?.message;
    expect(messageFor(201)).toBe('Shorten what you want to improve by 1 word');
    expect(messageFor(230)).toBe('Shorten what you want to improve by 30 words');
  });

  it.each([
    ['a text left empty', 'improvement', '', true],
    ['a text of blanks', 'improvement', ' \n\t ', true],
    ['a choice that is not made', 'protected-time', '', true],
    ['a choice that is not offered', 'protected-time', 'perhaps', true],
    ['a choice by its label', 'protected-time', 'Not yet', true],
    ['no choice that is offered', 'protected-time', 'not-yet', false],
    ['no optional choice left open', 'heard-of-us', '', false],
    ['an optional choice that is not offered', 'heard-of-us', 'dream', true],
    ['no optional number left open', 'lived-experience-people', '', false],
    ['no number of nought', 'lived-experience-people', '0', false],
    ['no number at its greatest', 'lived-experience-people', '5', false],
    ['a number above its greatest', 'lived-experience-people', '6', true],
    ['a number below nought', 'lived-experience-people', '-1', true],
    ['half a number', 'lived-experience-people', '1.5', true],
    ['a number in words', 'lived-experience-people', 'two', true],
    ['a number in another notation', 'lived-experience-people', '1e0', true],
    ['a number of seven digits', 'lived-experience-sessions', '0000001', true],
  ])('by %s', (_, id, answer, blocked) => {
    expect(blockedBy(answered(id, answer))).toEqual(blocked ? [id] : []);
  });

  it('by every question that is required and nothing else, in a draft just begun', () => {
    const begun = { ...full, teamName: '', members: [], answers: {}, consents: [] };
    const required = programme.questions.filter((each) => each.required).map(({ id }) => id);
    expect(blockedBy(begun)).toEqual([
      'teamName',
      'members',
      ...required,
      'consent.privacy-notice',
      'consent.contact-this-programme',
    ]);
  });

  it('by the limits of another programme', () => {
    const other = harbour();
    const alone = { ...full, members: members(1), answers: {} };
    const [first] = whatBlocksSending(other, alone);
    expect(first).toEqual({ field: 'members', message: 'Add at least 2 people to your team' });
  });
});

describe('a draft as saved', () => {
  it.each<[string, Partial<Draft>, string[]]>([
    ['may lack answers', { answers: {}, members: [], teamName: '', consents: [] }, []],
    ['may hold an answer that is too long yet', answered('improvement', words(300)), []],
    ['may not hold an answer to no question', answered('salary', '1'), ['salary']],
    ['may not hold one to __proto__', { answers: { ['__proto__']: 'x' } }, ['__proto__']],
    ['may hold five members', { members: members(5) }, []],
    ['may not hold six', { members: members(6) }, ['members']],
  ])('%s', (_, over, expected) => {
    expect(whatDoesNotFit(programme, { ...full, ...over }).map(({ field }) => field)).toEqual(
      expected,
    );
  });
});

describe('a person looks', () => {
  const mixture = 'The team does not mix community and healthcare organisations.';
  const lived = 'The team has not said that it includes lived experience.';

  it.each<[string, Partial<Draft>, string[]]>([
    ['at nothing in a mixed team with lived experience', {}, []],
    ['at a team of one side', { members: [aMember('ada')] }, [mixture]],
    [
      'at community and university',
      { members: [aMember('ada'), aMember('ben', { sector: 'university' })] },
      [mixture],
    ],
    [
      'at a patient group and the NHS: nothing',
      {
        members: [
          aMember('ada', { sector: 'patient-carer-group' }),
          aMember('ben', { sector: 'nhs' }),
        ],
      },
      [],
    ],
    ['at no lived experience', { livedExperience: 'no' }, [lived]],
    ['at an answer that is not given', { livedExperience: 'prefer-not-to-say' }, [lived]],
    ['at both', { members: [], livedExperience: '' }, [mixture, lived]],
  ])('%s', (_, over, expected) => {
    expect(whatAPersonShouldLookAt(programme, { ...full, ...over })).toEqual(expected);
  });

  it('at neither where the programme expects neither', () => {
    const team = { ...programme.team, mixtureExpected: false, livedExperienceExpected: false };
    expect(
      whatAPersonShouldLookAt(
        { ...programme, team },
        { ...full, members: [], livedExperience: '' },
      ),
    ).toEqual([]);
  });
});

describe('words are counted as people count them', () => {
  it.each([
    ['', 0],
    ['   ', 0],
    ['one', 1],
    [' two  words ', 2],
    ['a line\nand\tanother', 4],
    ['well-being isn’t one', 3],
    ['no\u00a0break', 2],
  ])('“%s”', (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});
