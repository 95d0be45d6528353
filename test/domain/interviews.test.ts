import { describe, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import {
  hasAnotherChance,
  InterviewScore,
  interviewRubric,
  type Meeting,
  missingScores,
  type Recorded,
  recordProblems,
  refuseAtMeeting,
  toDoAt,
} from '../../functions/domain/interviews.ts';
import type { Slot } from '../../functions/domain/slots.ts';
import { anApplication } from '../fixtures/applications.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const seat = (personId: string) => ({ personId, name: personId, seat: 'carer' });
const slot: Slot = {
  ...{ id: '202410160900-a', startsAt: '2024-10-16T09:00:00.000Z', minutes: 30, place: 'Room 4' },
  panel: ['quinn', 'holly', 'lee'].map(seat),
};
const BEFORE = '2024-10-16T08:59:59.999Z';
const ITS_TIME = '2024-10-16T09:00:00.000Z';
const LATER = '2024-10-17T08:00:00.000Z';
const score = (reviewerId: string, scoredAt?: string): InterviewScore =>
  InterviewScore.parse({ reviewerId, seat: 'carer', ...(scoredAt ? { scoredAt } : {}) });
const by = (...ids: string[]): Meeting => ({ slot, scores: ids.map((id) => score(id, ITS_TIME)) });
const team = (over: Partial<Application> = {}) =>
  anApplication(programme, { status: 'shortlisted', ...over });
const states = (state: 'conflict' | 'scored', ...ids: string[]): Application['reviews'] =>
  Object.fromEntries(ids.map((id) => [id, { state, seat: 'carer' }]));

describe('the outcome of an interview waits', () => {
  it.each([
    ['for everybody who is seated', team(), by(), ['quinn', 'holly', 'lee']],
    ['for who has not scored', team(), by('holly'), ['quinn', 'lee']],
    [
      'not for who has only begun',
      team(),
      { slot, scores: [score('quinn')] },
      ['quinn', 'holly', 'lee'],
    ],
    [
      'for nobody with a conflict',
      team({ reviews: states('conflict', 'lee') }),
      by('holly'),
      ['quinn'],
    ],
    ['for nobody who sits elsewhere', team(), by('quinn', 'holly', 'lee', 'sam'), []],
  ])('%s', (_what, application, meeting, names) => {
    expect(missingScores(programme, application, meeting)).toEqual({ count: names.length, names });
  });

  it.each([
    [[], 3],
    [['quinn', 'sam'], 1],
    [['quinn', 'holly', 'lee', 'sam'], 0],
  ])('without a booked time, for as many as a panel has seats: after %j for %i', (ids, count) => {
    const meeting = { scores: by(...ids).scores };
    expect(missingScores(programme, team(), meeting)).toEqual({ count, names: [] });
  });
});

describe('who scores or records a meeting', () => {
  const lee = { id: 'lee', role: 'panel', now: ITS_TIME };
  it.each([
    ['somebody of its panel, from its time on', team(), slot, lee, undefined],
    ['not before', team(), slot, { ...lee, now: BEFORE }, 'WrongStage'],
    ['not somebody of another panel', team(), slot, { ...lee, id: 'sam' }, 'NotAllowed'],
    ['the delivery team', team(), slot, { ...lee, id: 'ada', role: 'admin' }, undefined],
    [
      'anybody of the panel where no time is booked',
      team(),
      undefined,
      { ...lee, id: 'sam' },
      undefined,
    ],
    ['nobody once it is recorded', team({ status: 'recommended' }), slot, lee, 'WrongStage'],
  ])('is %s', (_what, application, booked, who, refused) => {
    const refuse = () => refuseAtMeeting(programme, application, { slot: booked }, who);
    if (refused) expect(refuse).toThrow(expect.objectContaining({ name: refused }));
    else expect(refuse).not.toThrow();
  });
});

describe('an interview is recorded', () => {
  const said: Recorded = {
    ...{ outcome: 'recommend', reasons: 'Clear.', unscored: '', feedback: '' },
  };
  const all = { count: 0, names: [] };
  const lee = { count: 1, names: ['Lee'] };
  it.each([
    ['once everybody has scored', said, all, true, []],
    ['not while somebody has not scored', said, lee, true, ['unscored']],
    ['but with why they have not', { ...said, unscored: 'Lee was ill.' }, lee, true, []],
    [
      'not as a refusal without feedback',
      { ...said, outcome: 'not-recommend' },
      all,
      true,
      ['feedback'],
    ],
    [
      'as missed, which nobody scores',
      { ...said, outcome: 'miss-interview', feedback: 'Sorry.' },
      lee,
      true,
      [],
    ],
    [
      'as missed only with words for the team',
      { ...said, outcome: 'miss-interview' },
      lee,
      true,
      ['feedback'],
    ],
    ['as another chance', { ...said, outcome: 'another-chance' }, lee, true, []],
    ['but not as one too many', { ...said, outcome: 'another-chance' }, lee, false, ['outcome']],
  ] as [string, Recorded, typeof lee, boolean, string[]][])(
    '%s',
    (_what, recorded, missing, mayHaveAnother, fields) => {
      const problems = recordProblems(recorded, missing, mayHaveAnother);
      expect(problems.map(({ field }) => field)).toEqual(fields);
    },
  );
});

it('a team that did not come has a second chance, once', () => {
  const once = [{ at: LATER, requestId: 'r' }];
  expect(hasAnotherChance(programme, team())).toBe(true);
  expect(hasAnotherChance(programme, team({ missed: once }))).toBe(false);
  expect(hasAnotherChance(harbour(), team())).toBe(false);
});

it('a programme without a rubric for interviews has that of the applications', () => {
  const { rubric: _own, ...interviews } = programme.interviews;
  expect(interviewRubric(programme)).toBe(programme.interviews.rubric);
  expect(interviewRubric({ ...programme, interviews })).toBe(programme.rubric);
});

describe('what is to be done about an interview', () => {
  const declared = team({ reviews: states('scored', 'lee') });
  it.each([
    ['to say whether there is a conflict', team(), by(), BEFORE, 'declare', false],
    [
      'nothing where there is',
      team({ reviews: states('conflict', 'lee') }),
      by(),
      LATER,
      'conflict',
      false,
    ],
    ['nothing before its time', declared, by(), BEFORE, 'come', false],
    ['to score', declared, by('quinn'), ITS_TIME, 'score', false],
    ['to score, which is overdue', declared, by('quinn'), LATER, 'score', true],
    ['to wait for others', declared, by('lee'), ITS_TIME, 'wait', false],
    ['to record it', declared, by('quinn', 'holly', 'lee'), ITS_TIME, 'record', false],
    [
      'to record it, which is overdue',
      declared,
      by('quinn', 'holly', 'lee'),
      LATER,
      'record',
      true,
    ],
  ])('%s', (_what, application, meeting, now, toDo, overdue) => {
    const found = toDoAt(programme, application, { ...meeting, slot }, { id: 'lee', now });
    expect(found).toEqual({ toDo, overdue });
  });
});
