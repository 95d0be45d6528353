import { describe, expect, it } from 'vitest';
import {
  aftermathOfSending,
  aftermathOfTimeline,
  type FailedExecution,
  nameOfError,
  Restart,
} from '../../functions/domain/executions.ts';
import { Gate } from '../../functions/domain/gates.ts';
import { groupedByKind } from '../../functions/domain/mail-troubles.ts';
import { emptyBoard, withReserve, withTeamAhead } from '../../functions/domain/places.ts';
import { Release } from '../../functions/domain/release.ts';
import { stuckGate } from '../../functions/domain/stuck-gates.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { TimelineState } from '../../functions/domain/timeline.ts';
import { interviewsEnd, shortlistAt } from '../../functions/domain/timetable.ts';
import { datesToTell, isLagging, LATE_AFTER } from '../../functions/domain/told-dates.ts';
import { waitingByGate } from '../../functions/domain/waiting.ts';
import { anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const AT = '2024-10-10T10:00:00.000Z';
const gate = (over: object = {}) =>
  Gate.parse({ applicationId: 'a', sending: 1, gate: 'interview', openedAt: AT, ...over });
const by = { id: 'ada', name: 'Ada', role: 'panel' };
const decision = { outcome: 'recommend', by, at: AT, requestId: 'r1' };
const due = plus(interviewsEnd(programme), programme.overdue.decisionDaysLate * DAY);

describe('a gate', () => {
  it.each([
    ['that is open before its date', gate(), AT, undefined],
    ['a moment before it is chased', gate(), plus(due, -1), undefined],
    ['that is chased', gate(), due, 'overdue'],
    ['decided a moment ago', gate({ decision }), plus(AT, 5 * MINUTE - 1), undefined],
    [
      'decided five minutes ago and not taken',
      gate({ decision }),
      plus(AT, 5 * MINUTE),
      'not-taken',
    ],
    ['decided and taken', gate({ decision, consumedAt: AT }), plus(AT, DAY), undefined],
    ['that is parked', gate({ parkedAt: AT }), AT, 'parked'],
    [
      'parked, decided, and not gone on',
      gate({ decision, parkedAt: AT }),
      plus(AT, DAY),
      'not-taken',
    ],
    ['of an offer that is open', gate({ gate: 'answer', expiresAt: AT }), AT, undefined],
    [
      'of an offer that has not lapsed',
      gate({ gate: 'answer', expiresAt: AT }),
      plus(AT, 5 * MINUTE),
      'not-lapsed',
    ],
  ])('%s', (_, one, now, trouble) => {
    expect(stuckGate(programme, one, now)?.trouble).toBe(trouble);
  });
});

describe('executions that wait', () => {
  it('are counted by the gate of their status; the board tells the two reserves apart', () => {
    let board = withTeamAhead(emptyBoard(1), 'a', AT);
    board = withReserve(withReserve(board, 'b', 1, AT), 'c', 2, AT);
    const counts = { 'status.submitted': 7, 'status.shortlisted': 1, 'status.reserve': 2 };
    expect(waitingByGate(counts, board)).toEqual({
      ...{ shortlist: 7, 'shortlist-reserve': 2, interview: 1 },
      ...{ acceptance: 0, 'acceptance-reserve': 0, answer: 0 },
    });
  });
});

describe('the name of an error', () => {
  it.each(['TableBusy', 'States.Timeout', 'Lambda.Unknown', 'TypeError'])('%s is shown', (name) => {
    expect(nameOfError(name)).toBe(name);
  });

  it.each([
    'AQCEAAAAKgAAAAMAAAAAAAAAAb5mPGkJ3sDc0fYx/w==',
    'eyJhbGciOiJIUzI1NiJ9.e30.x',
    'Ada Brown wrote',
    'ada@team.example',
    'A',
    '',
    undefined,
  ])('is not %j, which may quote anything', (name) => {
    expect(nameOfError(name)).toBeUndefined();
  });
});

describe('a failed execution', () => {
  const failed = { stoppedAt: AT } as FailedExecution;
  const application = { ...anApplication(programme), status: 'shortlisted' as const, sending: 1 };
  const restart = (at: string) =>
    Restart.parse({ number: 2, by, at, reason: 'It failed', requestId: 'r1' });

  it.each([
    ['needs somebody', 1, application, undefined, 'needs-restart'],
    [
      'needs somebody again after an earlier restart',
      1,
      application,
      restart(plus(AT, -1)),
      'needs-restart',
    ],
    ['has been started again', 1, application, restart(AT), 'restarted'],
    [
      'is over once the application was sent again',
      1,
      { ...application, sending: 2 },
      undefined,
      'over',
    ],
    [
      'is over with the application',
      1,
      { ...application, status: 'declined' as const },
      undefined,
      'over',
    ],
    ['is over where the application was erased', 1, undefined, undefined, 'over'],
  ])('%s', (_, sending, of, again, after) => {
    expect(aftermathOfSending(failed, sending, of, { restart: again })).toBe(after);
  });

  it.each([
    ['that was open when it failed', AT, 'needs-restart'],
    ['opened since, by an execution that somebody started by hand', plus(AT, 1), 'restarted'],
  ])('is judged by its gate, %s', (_, entered, after) => {
    const since = { attempt: `${entered}#000` };
    expect(aftermathOfSending(failed, 1, application, since)).toBe(after);
  });

  it.each([
    ['needs somebody', { generation: 1 }, 'needs-restart'],
    ['has a newer generation', { generation: 2 }, 'restarted'],
    ['has been started again', { generation: 1, restart: restart(AT) }, 'restarted'],
    [
      'has slept since, of an execution started by hand',
      { generation: 1, attempt: `${plus(AT, 1)}#000` },
      'restarted',
    ],
    ['slept when it failed', { generation: 1, attempt: `${plus(AT, -1)}#000` }, 'needs-restart'],
    ['is over once everything was told', { generation: 1, endedAt: AT }, 'over'],
  ])('of a timeline %s', (_, state, after) => {
    const known = TimelineState.parse({ timelineId: 'programme/x', ...state });
    expect(aftermathOfTimeline(failed, 1, known)).toBe(after);
  });
});

describe('dates', () => {
  const date = shortlistAt(programme);
  const [shortlist] = programme.milestones.filter(({ event }) => event === 'shortlist');
  const record = { kind: 'milestone', version: 1, firstSeenAt: '2024-08-01T00:00:00.000Z' };
  const records = [
    { ...record, id: shortlist?.id ?? '', due: date },
    { ...record, id: `${shortlist?.id}-panel-3-days-before`, due: plus(date, -3 * DAY) },
    { ...record, id: 'told', due: plus(date, -DAY), doneVersion: 1 },
  ];
  const none = Release.parse({ version: 0 });
  const out = { ...none, confirmed: { at: date, by: 'Ada', confirmedAt: date } };
  const names = (list: { name: string }[]) => list.map(({ name }) => name);

  it('are late a quarter of an hour after their time, but for the one that waits for the release', () => {
    const now = plus(date, LATE_AFTER);
    const waiting = datesToTell(programme, records, none, now);
    expect(names(waiting.late)).toEqual([`${shortlist?.name}: reminder, 3 days before`]);
    expect(waiting.next).toEqual([]);
    expect(names(datesToTell(programme, records, out, now).late)).toContain(shortlist?.name);
    expect(datesToTell(programme, records, out, plus(now, -1)).late).toHaveLength(1);
  });

  it('to come are named in order', () => {
    const { late, next } = datesToTell(programme, records, none, plus(date, -4 * DAY));
    expect(late).toEqual([]);
    expect(names(next)).toEqual([`${shortlist?.name}: reminder, 3 days before`, shortlist?.name]);
  });

  it('of a timer are behind five minutes after something was due', () => {
    expect(isLagging(undefined, AT)).toBe(false);
    expect(isLagging(AT, plus(AT, 5 * MINUTE - 1))).toBe(false);
    expect(isLagging(AT, plus(AT, 5 * MINUTE))).toBe(true);
  });
});

describe('mails', () => {
  it('are told by kind, with the oldest, the most attempts and the names of errors', () => {
    const mail = { kind: 'offer' as const, status: 'due' as const, attempts: 0, sendAt: AT };
    const groups = groupedByKind([
      { ...mail, sendAt: plus(AT, DAY), attempts: 3, lastError: 'MessageRejected' },
      mail,
      { ...mail, kind: 'receipt', sendAt: plus(AT, -DAY) },
    ]);
    expect(groups).toEqual([
      { kind: 'receipt', count: 1, oldest: plus(AT, -DAY), attempts: 0, errors: [] },
      { kind: 'offer', count: 2, oldest: AT, attempts: 3, errors: ['MessageRejected'] },
    ]);
  });
});
