import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveDraft } from '../../functions/adapters/drafts.ts';
import { followLink, linkUrl, linkWrite, newSecret } from '../../functions/adapters/links.ts';
import { TEAM_COOKIE, teamSession } from '../../functions/adapters/sessions.ts';
import { transact } from '../../functions/adapters/table.ts';
import type { Member } from '../../functions/domain/application.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { aDraftIn } from '../fixtures/stages.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

const NOW = '2024-10-07T08:00:00.000Z';

const ASKED = { params: {}, query: {}, input: {}, requestId: 'request-1', newId };

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

/** An application and the secret of a link to it for one of its members. */
async function aLinkedOne(email = 'ada@team.example') {
  const application = await aDraftIn(theProgramme());
  const secret = newSecret(application.id, newId);
  await transact([
    linkWrite(secret, { applicationId: application.id, memberId: 'ada' }, email, NOW),
  ]);
  return { application, secret };
}

describe('a personal link', () => {
  it('leads to its member and their application', async () => {
    const { application, secret } = await aLinkedOne();
    expect(await followLink(secret)).toEqual({ application, memberId: 'ada' });
  });

  it('goes on while the clock does, also between two readings of it', async () => {
    const { application, secret } = await aLinkedOne();
    let ticks = 0;
    const now = () => new Date(Date.parse(NOW) + ticks++).toISOString();
    const request = { ...ASKED, cookies: { [TEAM_COOKIE]: secret }, headers: {}, now };
    expect(await teamSession(request)).toMatchObject({ application });
  });

  it('stops with its member, and with the address that it was mailed to', async () => {
    const { application, secret } = await aLinkedOne();
    const without = (members: typeof application.draft.members) =>
      saveDraft(application, { ...application.draft, members });
    const [ada, ben] = application.draft.members as [Member, Member];
    const moved = await without([{ ...ada, email: 'ada@elsewhere.example' }, ben]);
    expect(await followLink(secret)).toBeUndefined();
    await saveDraft(moved, { ...moved.draft, members: [ben] });
    expect(await followLink(secret)).toBeUndefined();
  });

  it('of another application, or with another half, leads nowhere', async () => {
    const { application, secret } = await aLinkedOne();
    const other = await aLinkedOne();
    const [, half] = secret.split('.');
    expect(await followLink(`${other.application.id}.${half}`)).toBeUndefined();
    expect(await followLink(newSecret(application.id, newId))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no application', 'a'.repeat(64)],
    ['another alphabet', `application-1.${'g'.repeat(64)}`],
    ['capitals', `application-1.${'A'.repeat(64)}`],
    ['a short one', `application-1.${'a'.repeat(63)}`],
    ['a long one', `application-1.${'a'.repeat(65)}`],
    ['a second line', `application-1.${'a'.repeat(64)}\n`],
    ['a key of the table', `APPLICATION#1.${'a'.repeat(64)}`],
  ])('of a wrong form leads nowhere: %s', async (_, secret) => {
    expect(await followLink(secret)).toBeUndefined();
  });

  it('is kept as a hash: neither the secret nor the address is at rest', async () => {
    const { application, secret } = await aLinkedOne('canary@elsewhere.example');
    const text = JSON.stringify(await table.everything());
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.split('.')[1]);
    expect(text).not.toContain('canary@elsewhere.example');
    expect(text).toContain(`LINK#${application.id}#ada`);
  });

  it('is found by the address of its member, however that is written', () => {
    const link = { applicationId: 'application-1', memberId: 'ada' };
    const write = (email: string) =>
      linkWrite(newSecret('application-1', newId), link, email, NOW).put?.['personPk'];
    expect(write(' Ada@Team.example')).toBe(write('ada@team.example'));
    expect(write('ada@team.example')).not.toBe(write('ben@team.example'));
  });

  it('has a secret of 256 bits that is new each time, and stands in one address', () => {
    const secrets = Array.from({ length: 100 }, () => newSecret('application-1', newId));
    expect(new Set(secrets).size).toBe(100);
    expect(linkUrl(secrets[0] ?? '')).toMatch(
      /^https:\/\/academy\.example\/link\/application-1\.[0-9a-f]{64}$/,
    );
  });
});
