import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { aDraft, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
let teams: Team[];
beforeAll(async () => {
  academy = await openAcademy();
  teams = await sentTeams(academy, 2);
});
afterAll(() => academy.stop());

const admin = () => academy.admins[0].browser;
const read = (text: string) =>
  parse(text, { columns: true, bom: true }) as Record<string, string>[];

describe('the delivery team’s files', () => {
  it('hold each sent application with the columns of the form, and no draft', async () => {
    const draft = await aDraft(academy);
    const formula = '=HYPERLINK("https://evil.example")';
    const late = await aDraft(academy);
    await done(late.browser.api('PATCH', '/api/application', { teamName: formula }));
    await done(late.browser.api('POST', '/api/application/send'));
    const reply = await admin().page('/admin/report/applications.csv');
    expect(reply.type).toBe('text/csv; charset=utf-8');
    expect(reply.head.get('content-disposition')).toBe('attachment; filename="applications.csv"');
    const rows = read(reply.text);
    expect(rows).toHaveLength(3);
    const names = rows.map((row) => row['team_name']);
    expect(names).toEqual(expect.arrayContaining(teams.map(({ teamName }) => teamName)));
    expect(names).not.toContain(draft.teamName);
    expect(names).toContain(`'${formula}`);
    expect(rows[0]?.['protected_time']).toMatch(/^(Yes|No|Not yet)$/);
  });

  it('hold everybody in those teams', async () => {
    const rows = read((await admin().page('/admin/report/members.csv')).text);
    expect(rows.map((row) => row['member_email'])).toContain(teams[0]?.members[0]?.email);
  });

  it('are not for others', async () => {
    for (const file of ['applications.csv', 'members.csv']) {
      const path = `/admin/report/${file}`;
      expect((await newBrowser(academy.url).get(path)).status).toBe(401);
      expect((await academy.panel[0].browser.get(path)).status).toBe(403);
    }
  });
});

describe('the counts of the equality form', () => {
  it('are shown without small numbers', async () => {
    await done(
      teams[0]?.browser.post('/application/equality', { 'equality.age': '35 to 44' }) as never,
    );
    const { equality } = await done(admin().get('/admin/report'));
    const [age] = equality as { counts: { answer: string; count?: number }[] }[];
    expect(age?.counts.filter(({ count }) => count !== undefined)).toEqual([]);
    expect((await admin().page('/admin/report')).text).toContain('Not shown');
  });
});
