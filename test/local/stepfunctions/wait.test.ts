import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../lib/local/stepfunctions/timestamp.ts';
import { createHost, definitionOf, outcomeOf, START, startOf } from './host.ts';

const waiting = (fields: object) => ({ Wait: { Type: 'Wait', ...fields, End: true } });

describe('A Wait', () => {
  it.each([
    [{ Seconds: 90 }, 90],
    [{ Seconds: '{% 60 * 60 %}' }, 3600],
    [{ Seconds: 0 }, 0],
    [{ Timestamp: '2024-09-02T09:01:00Z' }, 60],
    [{ Timestamp: '2024-09-02T10:01:00+01:00' }, 60],
    [{ Timestamp: '{% $fromMillis($millis() + 5500) %}' }, 5.5],
    [{ Timestamp: '2020-01-01T00:00:00Z' }, 0],
    [{ Seconds: 99_999_99 }, 9_999_999],
  ])('%j lasts %d seconds', async (fields, seconds) => {
    const host = createHost();
    const executionArn = await startOf(host, definitionOf(waiting(fields)));
    await host.drain();
    const { status, stopDate } = host.runner.describeExecution({ executionArn });
    expect({ status, stopDate }).toEqual({
      status: 'SUCCEEDED',
      stopDate: new Date(START.getTime() + seconds * 1000),
    });
  });

  it.each([
    [{ Seconds: '{% -1 %}' }, 'The Seconds field must be between 0 and 99999999 but was: -1'],
    [{ Seconds: '{% 100000000 %}' }, 'The Seconds field must be between 0 and 99999999'],
    [{ Seconds: '{% 1.5 %}' }, "Expected 'integer', but was 'number' for value: 1.5"],
    [{ Seconds: '{% "1" %}' }, "Expected 'number', but was 'string' for value: \"1\""],
    [
      { Timestamp: '{% 1 %}' },
      "for the field 'Timestamp' returned an unexpected result type. Expected 'string', but was 'number' for value: 1",
    ],
    [
      { Timestamp: '2024-13-01T00:00:00Z' },
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2024-13-01T00:00:00Z',
    ],
    [{ Timestamp: '2094-01-01T00:00:00Z' }, 'The Timestamp field cannot be parsed'],
    [{ Timestamp: 1 }, "The value specified for the field 'Timestamp' has an unexpected type."],
  ])('%j fails', async (fields, problem) => {
    const { error, cause } = await outcomeOf(waiting(fields));
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(problem);
  });
});

describe('A Wait for nothing', () => {
  it.each([{ Seconds: 0 }, { Timestamp: '2024-09-02T09:00:00Z' }])(
    'ends at once: %j',
    async (fields) => {
      const host = createHost();
      const executionArn = await startOf(host, definitionOf(waiting(fields)));
      expect(host.runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
    },
  );
});

describe('A timestamp', () => {
  it.each([
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['2024-02-29T23:59:59.123456789Z', '2024-02-29T23:59:59.123Z'],
    ['2024-01-01T18:59:00+18:59', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T00:00:00.5-05:30', '2024-01-01T05:30:00.500Z'],
  ])('%s is %s', (text, instant) => {
    expect(new Date(parseTimestamp(text) ?? 0).toISOString()).toBe(instant);
  });

  it.each([
    '2024-01-01 00:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00Z',
    '2024-01-01',
    '2023-02-29T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-32T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:60Z',
    '2024-01-01T00:00:00+19:00',
    '2024-01-01T00:00:00+01:60',
    'tomorrow',
  ])('%s is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
