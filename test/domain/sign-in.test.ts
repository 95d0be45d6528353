import { describe, expect, it } from 'vitest';
import { Role } from '../../functions/domain/people.ts';
import { actsAs, homeOf, poolFor, poolOf, safePath } from '../../functions/domain/sign-in.ts';

describe('a pool', () => {
  it.each<[Role[], 'delivery-team' | 'panel' | undefined]>([
    [['delivery-team'], 'delivery-team'],
    [['operator'], 'delivery-team'],
    [['panel'], 'panel'],
    [['coach'], 'panel'],
    [['coach', 'delivery-team'], 'delivery-team'],
    [['speaker'], undefined],
    [['subscriber', 'speaker'], undefined],
  ])('%j sign in at %s', (roles, pool) => {
    expect(poolOf(roles)).toBe(pool);
  });

  it('without a second factor makes nobody an admin or an operator', () => {
    expect(actsAs(Role.options, 'panel')).toEqual(['panel', 'coach']);
    expect(actsAs(Role.options, 'delivery-team')).toEqual(['admin', 'panel', 'coach', 'operator']);
    expect(actsAs(['delivery-team'], 'panel')).toEqual([]);
  });
});

describe('the page after signing in', () => {
  it.each([['/admin'], ['/admin/applications/1?from=2'], ['/panel#top'], ['/']])(
    'may be %s',
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    ['//evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['https://evil.example'],
    ['javascript:alert(1)'],
    ['/\t/evil.example'],
    ['/\n/evil.example'],
    [' //evil.example'],
    ['/admin\\..\\x'],
    ['admin'],
    [''],
    ['/sign-in?to=/sign-in'],
    ['/sign-out'],
    [`/${'a'.repeat(500)}`],
    [undefined],
    [['/admin']],
  ])('may not be %j', (path) => {
    expect(safePath(path)).toBeUndefined();
  });

  it('is where somebody’s work begins', () => {
    expect(homeOf(['panel', 'admin'])).toBe('/admin');
    expect(homeOf(['coach', 'panel'])).toBe('/panel');
    expect(homeOf(['coach'])).toBe('/coach');
    expect(homeOf(['operator'])).toBe('/operator');
    expect(poolFor('/operator/dates')).toBe('delivery-team');
    expect(poolFor('/admin?x')).toBe('delivery-team');
    expect(poolFor('/administrators')).toBeUndefined();
    expect(poolFor('/panel')).toBeUndefined();
  });
});
