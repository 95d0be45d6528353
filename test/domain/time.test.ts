import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  instantAt,
  instantOf,
  localDate,
  offsetMinutes,
  plus,
  spoken,
  spokenDate,
  spokenTime,
  weekday,
} from '../../functions/domain/time.ts';

const LONDON = 'Europe/London';
const HALIFAX = 'America/Halifax';

describe('an instant from a local time', () => {
  it.each([
    ['in summer', '2024-09-22', '23:59:59.999', LONDON, '2024-09-22T22:59:59.999Z'],
    ['in winter', '2024-11-04', '09:00', LONDON, '2024-11-04T09:00:00.000Z'],
    ['just before clocks go forward', '2024-03-31', '00:59', LONDON, '2024-03-31T00:59:00.000Z'],
    [
      'in the hour that is skipped, moved on',
      '2024-03-31',
      '01:30',
      LONDON,
      '2024-03-31T01:30:00.000Z',
    ],
    ['just after clocks went forward', '2024-03-31', '02:00', LONDON, '2024-03-31T01:00:00.000Z'],
    ['just before clocks go back', '2024-10-27', '00:59', LONDON, '2024-10-26T23:59:00.000Z'],
    [
      'in the hour that comes twice, the first',
      '2024-10-27',
      '01:30',
      LONDON,
      '2024-10-27T00:30:00.000Z',
    ],
    ['just after clocks went back', '2024-10-27', '02:00', LONDON, '2024-10-27T02:00:00.000Z'],
    ['west of Greenwich', '2026-10-02', '17:00', HALIFAX, '2026-10-02T20:00:00.000Z'],
    [
      'in the other hemisphere',
      '2026-10-04',
      '03:00',
      'Australia/Sydney',
      '2026-10-03T16:00:00.000Z',
    ],
    [
      'of half an hour’s change',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
    ],
  ])('%s', (_, date, time, zone, expected) => {
    expect(instantAt(date, time, zone)).toBe(expected);
  });

  it('uses the time given with the date, or else the default', () => {
    expect(instantOf('2024-11-01T17:00', '09:00', LONDON)).toBe('2024-11-01T17:00:00.000Z');
    expect(instantOf('2024-11-04', '09:00', LONDON)).toBe('2024-11-04T09:00:00.000Z');
  });

  it('is the same wherever the process runs', () => {
    const module = new URL('../../functions/domain/time.ts', import.meta.url).href;
    const script = `import { instantAt, localDate, spoken } from '${module}';
      const at = instantAt('2024-09-22', '23:59:59.999', '${LONDON}');
      console.log(at, localDate(at, '${LONDON}'), spoken(at, '${LONDON}'));`;
    const seen = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }).trim(),
    );
    expect(new Set(seen)).toEqual(
      new Set([
        '2024-09-22T22:59:59.999Z 2024-09-22 11:59pm on Sunday 22 September 2024 (UK time)',
      ]),
    );
  });
});

describe('the calendar', () => {
  it.each([
    ['2024-09-22T22:59:59.999Z', LONDON, '2024-09-22'],
    ['2024-09-22T23:00:00.000Z', LONDON, '2024-09-23'],
    ['2027-01-01T03:59:59.999Z', HALIFAX, '2026-12-31'],
  ])('%s in %s is on %s', (instant, zone, date) => {
    expect(localDate(instant, zone)).toBe(date);
  });

  it('counts days across a clock change and a leap day', () => {
    expect(daysBetween('2024-10-26', '2024-10-28')).toBe(2);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-08-18', '2025-09-22')).toBe(400);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  });

  it('adds days and months, clamped to the end of a shorter month', () => {
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
  });

  it('numbers Monday 1 and Sunday 7', () => {
    expect(['2024-10-07', '2024-09-22'].map(weekday)).toEqual([1, 7]);
  });

  it('knows the offset on both sides of a clock change', () => {
    expect(offsetMinutes('2024-10-27T00:59:59.999Z', LONDON)).toBe(60);
    expect(offsetMinutes('2024-10-27T01:00:00.000Z', LONDON)).toBe(0);
    expect(offsetMinutes('2027-01-19T12:00:00.000Z', 'America/St_Johns')).toBe(-210);
  });

  it('moves an instant by elapsed time, whatever the clocks do', () => {
    expect(plus('2024-10-26T23:30:00.000Z', 2 * 3_600_000)).toBe('2024-10-27T01:30:00.000Z');
  });
});

describe('how people read a time', () => {
  it.each([
    ['2024-09-01T08:00:00.000Z', '9am'],
    ['2024-09-22T22:59:59.999Z', '11:59pm'],
    ['2024-11-01T12:00:00.000Z', 'midday'],
    ['2024-11-01T12:05:00.000Z', '12:05pm'],
    ['2024-11-01T00:05:00.000Z', '12:05am'],
  ])('%s in London is %s', (instant, expected) => {
    expect(spokenTime(instant, LONDON)).toBe(expected);
  });

  it('names the day, the date and the place of the clock', () => {
    expect(spokenDate('2024-11-04')).toBe('Monday 4 November 2024');
    expect(spoken('2026-10-02T20:00:00.000Z', HALIFAX)).toBe(
      '5pm on Friday 2 October 2026 (Halifax time)',
    );
  });
});
