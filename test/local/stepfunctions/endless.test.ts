import { expect, it } from 'vitest';
import { outcomeOf } from './host.ts';

it('An expression that would never end fails its state', async () => {
  const expression = '($f := function($x){ $f($x + 1) }; $f(1))';
  const { cause } = await outcomeOf({
    Say: { Type: 'Pass', Output: `{% ${expression} %}`, End: true },
  });
  const why = 'Expression evaluation timeout: Check for infinite loop';
  expect(cause).toContain(`'Output' threw an error during evaluation: ${why}`);
});
