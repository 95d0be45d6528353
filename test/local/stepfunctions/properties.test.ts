import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directPath } from '../../../lib/local/stepfunctions/direct-path.ts';
import { evaluateExpression } from '../../../lib/local/stepfunctions/evaluator.ts';
import { type Due, TimerQueue } from '../../../lib/local/stepfunctions/timers.ts';
import { parseTimestamp } from '../../../lib/local/stepfunctions/timestamp.ts';
import { createHost, eventsOf, runs, START, startOf } from './host.ts';
import { definitionOfGraph, durationOf, waitGraphs } from './wait-graphs.ts';

const YEAR = 365 * 86_400;

describe('Any workflow of waits', () => {
  it('ends at the millisecond the model says', async () => {
    await fc.assert(
      fc.asyncProperty(waitGraphs, async (graph) => {
        const duration = durationOf(graph);
        fc.pre(duration < YEAR);
        const host = createHost();
        const executionArn = await startOf(host, definitionOfGraph(graph));
        await host.drain();
        const { status, stopDate } = host.runner.describeExecution({ executionArn });
        host.runner.close();
        expect(status).toBe('SUCCEEDED');
        expect((stopDate?.getTime() ?? 0) - START.getTime()).toBe(duration * 1000);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('has a history whose every event follows an earlier one, in the order of time', async () => {
    await fc.assert(
      fc.asyncProperty(waitGraphs, async (graph) => {
        fc.pre(durationOf(graph) < YEAR);
        const host = createHost();
        const events = eventsOf(host, await startOf(host, definitionOfGraph(graph)));
        host.runner.close();
        expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
        expect(events.every(({ id, previousEventId }) => previousEventId < id)).toBe(true);
        const times = events.map(({ timestamp }) => timestamp.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('A path that is walked', () => {
  const name = fc.constantFrom('a', 'b', 'constructor', 'length');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, 0, -1.5, '', 'text'),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(name, tie('value'), { maxKeys: 2 }),
    ),
  }));

  const asked = fc.constantFrom('', " = 'text'", " = ''", ' + 20', ' + 999999999999999');

  it('leads where the evaluator would come, or leaves it to the evaluator', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 3 }), asked, value, (steps, what, states) => {
        const text = ['$x', ...steps].join('.') + what;
        const found = directPath(text)?.({ x: states });
        fc.pre(found !== undefined);
        const evaluated = evaluateExpression(text, { x: states }, () => 0);
        expect(found).toEqual(evaluated.value);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is walked', () => {
    expect(directPath('$x.a.b')?.({ x: { a: { b: 1 } } })).toBe(1);
    expect(directPath('$x')?.({ x: 2 })).toBe(2);
  });

  it('is walked where it is compared with a word, or a number is added', () => {
    expect(directPath("$x.a = 'b c'")?.({ x: { a: 'b c' } })).toBe(true);
    expect(directPath("$x.a = 'b'")?.({ x: { a: '' } })).toBe(false);
    expect(directPath('$x + 20')?.({ x: 2 })).toBe(22);
  });

  it.each<[string, Record<string, unknown>]>([
    ['$x.and', { x: { and: 1 } }],
    ['$x.a.or.b', { x: { a: { or: { b: 1 } } } }],
    ['$x.a[0]', { x: { 'a[0]': 1 } }],
    ['x.b', { '': { b: 1 } }],
    ['$$.a', { $: { a: 1 } }],
    ['$x . a', { 'x ': { ' a': 1 } }],
    ['$x.`a`', { x: { '`a`': 1 } }],
    ['$x.length', { x: [1] }],
    ['$constructor', {}],
    ['$x.constructor', { x: {} }],
    ['$x.a', {}],
    ["$x.and = 'a'", { x: { and: 'a' } }],
    ["$x = 'a'", {}],
    ["$x = 'a'", { x: ['a'] }],
    ["$x = 'a\\n'", { x: 'a\\n' }],
    ["$x = 'a' = 'b'", { x: "a' = 'b" }],
    ["$x = '1'", { x: 1 }],
    ['$x + 1', { x: '1' }],
    ['$x + 1.5', { x: 1 }],
    ['1 + 1', {}],
  ])('is not %s through %j', (text, bindings) => {
    expect(directPath(text)?.(bindings)).toBeUndefined();
  });
});

describe('The timers', () => {
  const timer = fc.record({ due: fc.nat(20), sequence: fc.nat(1000), arn: fc.constant('a') });

  it('come out in the order of instant and sequence', () => {
    fc.assert(
      fc.property(fc.array(timer), (timers) => {
        const queue = new TimerQueue(() => true);
        for (const each of timers) queue.add(each);
        const taken: Due[] = [];
        for (let next = queue.take(20); next !== undefined; next = queue.take(20)) taken.push(next);
        const order = (one: Due, other: Due) =>
          one.due - other.due || one.sequence - other.sequence;
        expect(taken).toEqual([...timers].sort(order));
      }),
    );
  });

  it('are taken only when they are due, and skipped when they mean nothing any more', () => {
    const queue = new TimerQueue(({ sequence }) => sequence !== 1);
    queue.add({ due: 5, sequence: 1, arn: 'a' });
    queue.add({ due: 7, sequence: 2, arn: 'a' });
    expect(queue.take(6)).toBeUndefined();
    expect(queue.first()?.due).toBe(7);
    expect(queue.take(7)?.sequence).toBe(2);
    expect(queue.take(99)).toBeUndefined();
  });
});

describe('A timestamp', () => {
  it('is read as it is written', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});
