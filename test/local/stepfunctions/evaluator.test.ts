import { describe, expect, it, vi } from 'vitest';
import { evaluateExpression, parseExpression } from '../../../lib/local/stepfunctions/evaluator.ts';

const resultOf = (text: string, now = 0) => evaluateExpression(text, {}, () => now).value;

describe('The evaluator', () => {
  it('has ended when the call returns', () => {
    expect(resultOf('$sum($map([1, 2], function($x) { $x * 2 }))')).toBe(6);
  });

  it('takes so many steps and no more', () => {
    const endless = '($f := function($x){ $f($x + 1) }; $f(1))';
    expect(evaluateExpression(endless, {}, () => 0, 1000).error).toMatchObject({
      message: 'Expression evaluation timeout: Check for infinite loop',
    });
    expect(evaluateExpression('1 + 1', {}, () => 0, 3).value).toBe(2);
    expect(evaluateExpression('1 + 1', {}, () => 0, 2).error).toBeDefined();
  });

  it('parses an expression once', () => {
    expect(parseExpression('1 + 2 + 3')).toBe(parseExpression('1 + 2 + 3'));
  });

  it('looks at the clock it is given, and at dates it is told', () => {
    expect(resultOf('$millis()', 7)).toBe(7);
    expect(resultOf('$toMillis("1970-01-01T00:00:01Z")', 7)).toBe(1000);
  });

  it('is all of this as soon as it is loaded', async () => {
    vi.resetModules();
    const fresh = await import('../../../lib/local/stepfunctions/evaluator.ts');
    const text = '[$millis(), $toMillis("1970-01-01T00:00:01Z"), $base64encode("Q4A")]';
    const { value } = fresh.evaluateExpression(text, {}, () => 7);
    expect(JSON.stringify(value)).toBe('[7,1000,"UTRB"]');
  });
});
