import { describe, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import { MAIL_RULES, type MailKind } from '../../functions/domain/mail-kinds.ts';
import { isStillTrue, type Known } from '../../functions/domain/mail-truth.ts';
import type { LedgerEntry } from '../../functions/domain/mails.ts';
import { anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const NOW = '2024-10-29T09:00:00.000Z';
const DUE = '2024-11-04T09:00:00.000Z';
const programme = theProgramme();

function entry(kind: MailKind, facts: Record<string, string> = {}): LedgerEntry {
  return {
    ...{ id: 'mail-1', kind, occasion: 'x/1', to: { email: 'ADA@team.example', name: 'Ada' } },
    ...{ facts, recordedAt: NOW, sendAt: NOW, status: 'due', attempts: 0 },
  };
}
const known = (over: Partial<Known> = {}): Known => ({
  dueOf: (id) => (id === 'celebration' ? DUE : undefined),
  scoresMissing: false,
  undecided: new Set(),
  ...over,
});
const about = (over: Partial<Application>): Partial<Known> => ({
  application: anApplication(programme, over),
});

describe('a mail is still true', () => {
  it.each<[string, MailKind, Record<string, string>, Partial<Known>, boolean]>([
    ['always, where it tells what has happened', 'receipt', {}, {}, true],
    ['while the draft is unsent', 'draft-reminder', {}, about({ status: 'draft' }), true],
    ['not once it is sent', 'draft-reminder', {}, about({ status: 'submitted' }), false],
    [
      'while the team is shortlisted',
      'interview-invitation',
      {},
      about({ status: 'shortlisted' }),
      true,
    ],
    ['not of an application that is gone', 'interview-invitation', {}, {}, false],
    ['while the team is in reserve', 'held-in-reserve', {}, about({ status: 'reserve' }), true],
    [
      'while the offer is open',
      'offer',
      {},
      about({ status: 'offered', offerExpiresAt: NOW }),
      true,
    ],
    [
      'not after it lapsed',
      'offer',
      {},
      about({ status: 'offered', offerExpiresAt: '2024-10-29T08:59:59.999Z' }),
      false,
    ],
    ['not after it was answered', 'offer', {}, about({ status: 'in-cohort' }), false],
    ['while the team is in the cohort', 'coaching', {}, about({ status: 'graduated' }), true],
    ['not once it has left', 'coaching', {}, about({ status: 'left' }), false],
    ['for a member, however the address is written', 'member-invited', {}, about({}), true],
    [
      'while the interview is as told',
      'interview-booked',
      { start: DUE },
      about({ status: 'shortlisted', interviewAt: DUE }),
      true,
    ],
    [
      'not once it moved',
      'interview-booked',
      { start: DUE },
      about({ status: 'shortlisted', interviewAt: NOW }),
      false,
    ],
    [
      'of another chance, while no time is booked',
      'interview-another-chance',
      {},
      about({ status: 'shortlisted' }),
      true,
    ],
    [
      'not once one is',
      'interview-another-chance',
      {},
      about({ status: 'shortlisted', interviewAt: DUE }),
      false,
    ],
    [
      'with the questions, to a panel that is as told',
      'interview-questions',
      { audience: 'panel', version: '2' },
      about({ status: 'shortlisted', interviewChanges: 2 }),
      true,
    ],
    [
      'not to one that has changed',
      'interview-questions',
      { audience: 'panel', version: '2', start: DUE },
      about({ status: 'shortlisted', interviewAt: DUE, interviewChanges: 3 }),
      false,
    ],
    ['while the date is as told', 'milestone', { occasionId: 'celebration', due: DUE }, {}, true],
    ['not once the date moved', 'milestone', { occasionId: 'celebration', due: NOW }, {}, false],
    ['not of a date that was taken out', 'milestone', { occasionId: 'gone', due: NOW }, {}, false],
    ['while scores are missing', 'review-chase', {}, { scoresMissing: true }, true],
    ['not once they are there', 'review-chase', {}, {}, false],
    [
      'while what it chases is undecided',
      'decision-chase',
      { about: 'release' },
      { undecided: new Set(['release']) },
      true,
    ],
    [
      'not once it is decided',
      'decision-chase',
      { about: 'interview' },
      { undecided: new Set(['release']) },
      false,
    ],
    ['until the next week’s digest', 'weekly-digest', { until: DUE }, {}, true],
    ['not beside the next week’s digest', 'weekly-digest', { until: NOW }, {}, false],
  ])('%s', (_, kind, facts, over, expected) => {
    expect(isStillTrue(entry(kind, facts), known(over), NOW)).toBe(expected);
  });

  it('by a condition that is known, for every kind of mail', () => {
    for (const kind of Object.keys(MAIL_RULES) as MailKind[]) {
      expect(typeof isStillTrue(entry(kind), known(), NOW), kind).toBe('boolean');
    }
  });

  it('not for somebody who has left the team', () => {
    const application = anApplication(programme);
    const left = { ...entry('resume-link'), to: { email: 'gone@team.example', name: 'Gone' } };
    expect(isStillTrue(left, known({ application }), NOW)).toBe(false);
  });
});
