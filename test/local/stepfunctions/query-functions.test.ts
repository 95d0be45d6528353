import { describe, expect, it } from 'vitest';
import { outcomeOf } from './host.ts';

async function resultOf(expression: string): Promise<unknown> {
  const states = { Say: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } };
  const { output, cause } = await outcomeOf(states);
  return output ?? cause?.replace(/^.*during evaluation/, '');
}

describe('The functions Step Functions adds', () => {
  it.each([
    ['$parse("{\\"a\\":1}").a', 1],
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 6, 2)', [0, 2, 4, 6]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(1, 1000, 1) ~> $count', 1000],
    ['$partition([1,2], 1)', [[1], [2]]],
    [
      '$partition([1,2,3,4], 2)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['$length($hash({"a": 1}, "SHA-256"))', 64],
    ['$exists($parse($states.input.none)) or $exists($partition($states.input.none, 1))', false],
    ['$exists($hash($states.input.none, "MD5"))', false],
  ])('%s', async (expression, value) => {
    expect(await resultOf(expression)).toEqual(value);
  });

  it('give the random number of java.util.Random for a seed, as AWS does', async () => {
    expect(await resultOf('$random(42)')).toBe(0.7275636800328681);
  });

  it('give another number or identifier each time without one', async () => {
    const numbers = (await resultOf('[$random(), $random()]')) as number[];
    expect(new Set(numbers).size).toBe(2);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(await resultOf('$uuid()')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each([
    ['$range(0, 10, 0)', 'step'],
    ['$range(0, 1000, 1)', '. D3137: The range must have at most 1000 elements'],
    ['$range("a", 1, 1)', 'must be a number'],
    ['$partition([1], 0)', 'positive integer'],
    ['$hash("a", "SHA-0")', 'not supported'],
    ['$parse("{")', 'valid JSON'],
    ['$parse(1)', 'must be a string'],
  ])('refuse %s', async (expression, problem) => {
    expect(await resultOf(expression)).toContain(problem);
  });
});
