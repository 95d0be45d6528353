import { describe, expect, it } from 'vitest';
import { bulkOutcomes } from '../../functions/domain/bulk-outcomes.ts';
import { checklist } from '../../functions/domain/checklist.ts';
import { furthestAfter, stepsTo } from '../../functions/domain/funnel.ts';
import { ListingRow } from '../../functions/domain/listing.ts';
import { adminQueue } from '../../functions/domain/queue.ts';
import type { Release } from '../../functions/domain/release.ts';
import { waitingByPage } from '../../functions/domain/task-pages.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt, endsAt, shortlistAt } from '../../functions/domain/timetable.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const CLOSED = plus(closesAt(programme), 1);
const release: Release = { version: 1, chases: 0 };
const confirmed = { at: shortlistAt(programme), by: 'Ada', confirmedAt: CLOSED };

describe('what waits for the delivery team', () => {
  const waiting = {
    'status.submitted': 3,
    'list.needs-scores': 2,
    'list.no-outcome': 3,
    'list.to-look-at': 1,
  };
  it.each<[string, Record<string, number>, Release, string, string[]]>([
    ['nothing before the deadline', waiting, release, closesAt(programme), []],
    [
      'scores first, since they are due first',
      waiting,
      release,
      CLOSED,
      ['needs-scores', 'no-outcome', 'to-look-at'],
    ],
    [
      'feedback that is missing',
      { 'status.submitted': 3, 'list.needs-feedback': 1 },
      release,
      CLOSED,
      ['needs-feedback'],
    ],
    [
      'the release, once nothing is missing',
      { 'status.submitted': 3 },
      release,
      CLOSED,
      ['release'],
    ],
    ['the closing, where nobody applied', {}, release, CLOSED, ['close-shortlist']],
    [
      'nothing once it is confirmed',
      { 'status.submitted': 3 },
      { ...release, confirmed },
      CLOSED,
      [],
    ],
    [
      'an application that came after the release',
      { 'list.no-outcome': 1, 'status.submitted': 1 },
      { ...release, confirmed },
      shortlistAt(programme),
      ['late-applications'],
    ],
    [
      'what the year brings, oldest first',
      {
        'status.recommended': 1,
        'status.reserve': 2,
        'status.in-cohort': 1,
        'status.shortlisted': 1,
      },
      { ...release, confirmed },
      endsAt(programme),
      ['interviews', 'offers', 'reserve-list', 'finishing'],
    ],
  ])('is %s', (_, counts, each, now, kinds) => {
    const tasks = adminQueue(programme, { counts, release: each, undelivered: 0 }, now);
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    expect(tasks.map(({ due }) => due)).toEqual(tasks.map(({ due }) => due).toSorted());
  });

  it('is also what could not be delivered', () => {
    const state = { counts: {}, release, undelivered: 4 };
    expect(adminQueue(programme, state, closesAt(programme))).toMatchObject([
      { kind: 'undelivered', count: 4 },
    ]);
  });
});

describe('the navigation', () => {
  it('says how much waits on each page; an application in two lists of the shortlist is one', () => {
    const due = CLOSED;
    const tasks = [
      { kind: 'needs-scores' as const, count: 2, due },
      { kind: 'no-outcome' as const, count: 3, due },
      { kind: 'interviews' as const, count: 1, due },
      { kind: 'finishing' as const, count: 4, due },
    ];
    expect(waitingByPage(tasks)).toEqual({
      '/admin': 4,
      '/admin/shortlist': 3,
      '/admin/applications': 5,
    });
  });
});

describe('the checklist', () => {
  const reserve = (id: string, rank?: number) =>
    ListingRow.parse({
      ...{ id, reference: id, teamName: id, status: 'submitted', scores: 3, seats: [] },
      ...{ conflicts: 0, abstentions: 0, quorum: true, findings: [], hasFeedback: true, rank },
    });
  it('names the lists in which something is missing, and how much', () => {
    const counts = { 'list.needs-scores': 2, 'list.no-outcome': 0, 'list.needs-feedback': 1 };
    expect(checklist(programme, counts, []).map(({ list, count }) => [list, count])).toEqual([
      ['needs-scores', 2],
      ['needs-feedback', 1],
    ]);
  });
  it.each([
    ['nothing for ranks of their own', [reserve('a', 1), reserve('b', 2)], 0],
    ['one for a rank that is there twice', [reserve('a', 1), reserve('b', 1)], 1],
    ['one for a reserve without a rank', [reserve('a')], 1],
  ])('has %s', (_, reserves, count) => {
    expect(checklist(programme, {}, reserves)[0]?.count ?? 0).toBe(count);
  });
});

describe('an outcome for several', () => {
  const applications = ['a', 'b', 'c'].map((id) => ({ id, sending: 1 }));
  const wanted = {
    ids: ['a', 'b', 'c'],
    outcome: 'reserve' as const,
    feedback: '',
    by: 'Ada',
    at: CLOSED,
  };
  const before = [
    {
      applicationId: 'b',
      sending: 1,
      outcome: 'reserve' as const,
      rank: 2,
      feedback: 'B',
      by: 'Ben',
      at: CLOSED,
    },
  ];

  it('ranks reserves behind those already named, in the order they were ticked', () => {
    const set = bulkOutcomes(applications, wanted, before, [{ id: 'b', rank: 2 }]);
    expect(set.map(({ applicationId, rank, feedback }) => [applicationId, rank, feedback])).toEqual(
      [
        ['a', 3, undefined],
        ['b', 2, 'B'],
        ['c', 4, undefined],
      ],
    );
  });

  it('keeps no feedback of an earlier sending, and leaves out what is not there', () => {
    const [first, ...rest] = bulkOutcomes(
      [{ id: 'b', sending: 2 }],
      { ...wanted, outcome: 'not-shortlisted' },
      before,
      [],
    );
    expect([first?.feedback, first?.sending, rest]).toEqual([undefined, 2, []]);
  });
});

describe('the funnel', () => {
  it.each([
    ['goes on', 'sent', 'recommended', 'interviewed'],
    ['never goes back', 'offered', 'withdrawn', 'offered'],
    ['but for a draft that was taken back', 'sent', 'draft', 'started'],
  ] as const)('%s', (_, before, status, after) => {
    expect(furthestAfter(before, status)).toBe(after);
    expect(stepsTo(after)[0]).toBe('started');
  });
});
