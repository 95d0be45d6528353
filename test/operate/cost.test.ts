import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixedCost, total, variableCost } from '../../lib/operate/cost.ts';
import { resourcesOf } from '../../lib/operate/cost-report.ts';
import { PRICES, PRICES_OF } from '../../lib/operate/prices.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('cost', () => {
  it('of a season is each item’s use times its price', () => {
    const items = variableCost({
      stateTransitions: 2000,
      lambdaInvocations: 4000,
      readUnits: 20_000,
      writeUnits: 80_000,
      mailRecipients: 1500,
    });
    const of = (name: string) => items.find((item) => item.name === name)?.usd;
    expect(of('Step Functions')).toBeCloseTo(0.05);
    expect(of('Mail')).toBeCloseTo(0.24);
    expect(of('Table: writing')).toBeCloseTo(0.05);
    expect(total(items)).toBeLessThan(1);
  });

  it('of a month stays below ten dollars with the defaults, and each item can be switched off', () => {
    const defaults = fixedCost(resourcesOf(root, []));
    expect(total(defaults)).toBeLessThan(10);
    const off = ['alarms', 'dashboard', 'cloudFront'].flatMap((name) => ['-c', `${name}=false`]);
    const least = fixedCost(resourcesOf(root, off));
    expect(least.filter(({ choice }) => choice)).toEqual([]);
    expect(total(least)).toBeLessThan(1);
  });

  it('of the firewall is named where it is chosen', () => {
    const names = fixedCost(resourcesOf(root, ['-c', 'edge=true', '-c', 'customerKey=true'])).map(
      ({ name, amount }) => [name, amount],
    );
    expect(names).toContainEqual(['Firewall', 1]);
    expect(names).toContainEqual(['Rules of the firewall', 4]);
    expect(names).toContainEqual(['Key of one’s own', 1]);
  });

  it('comes of dated prices with their sources', () => {
    expect(PRICES_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { source, usd } of Object.values(PRICES)) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(usd).toBeGreaterThan(0);
    }
  });
});
