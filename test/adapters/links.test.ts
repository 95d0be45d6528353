import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followLink, linkUrl, linkWrite, newSecret } from '../../functions/adapters/links.ts';
import { transact } from '../../functions/adapters/table.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

const NOW = '2024-10-07T08:00:00.000Z';
const LINK = { applicationId: 'application-1', memberId: 'ada' };

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('a personal link', () => {
  it('leads to its member, and nobody else’s secret does', async () => {
    const secret = newSecret(newId);
    await transact([linkWrite(secret, LINK, 'ada@team.example', NOW)]);
    expect(await followLink(secret)).toEqual(LINK);
    expect(await followLink(newSecret(newId))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['another alphabet', 'g'.repeat(64)],
    ['capitals', 'A'.repeat(64)],
    ['a short one', 'a'.repeat(63)],
    ['a long one', 'a'.repeat(65)],
    ['a second line', `${'a'.repeat(64)}\n`],
    ['a key of the table', 'LINK#x'],
  ])('of a wrong form leads nowhere: %s', async (_, secret) => {
    expect(await followLink(secret)).toBeUndefined();
  });

  it('is kept as a hash: neither the secret nor the address is at rest', async () => {
    const secret = newSecret(newId);
    await transact([linkWrite(secret, LINK, 'canary@team.example', NOW)]);
    const text = JSON.stringify(await table.everything());
    expect(text).not.toContain(secret);
    expect(text).not.toContain('canary@team.example');
    expect(text).toContain('LINK#application-1#ada');
  });

  it('is found by the address of its member, however that is written', async () => {
    const write = (email: string) =>
      linkWrite(newSecret(newId), LINK, email, NOW).put?.['personPk'];
    expect(write(' Ada@Team.example')).toBe(write('ada@team.example'));
    expect(write('ada@team.example')).not.toBe(write('ben@team.example'));
  });

  it('has a secret of 256 bits that is new each time, and stands in one address', () => {
    const secrets = Array.from({ length: 100 }, () => newSecret(newId));
    expect(new Set(secrets).size).toBe(100);
    expect(linkUrl(secrets[0] ?? '')).toMatch(/^https:\/\/academy\.example\/link\/[0-9a-f]{64}$/);
  });
});
