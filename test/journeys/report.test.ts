import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApplicationItem } from '../../functions/adapters/application-item.ts';
import { countsWrite } from '../../functions/adapters/counts.ts';
import { csvFile } from '../../functions/adapters/csv.ts';
import type { PageRequest } from '../../functions/adapters/http.ts';
import { stageKey } from '../../functions/adapters/keys.ts';
import { transact } from '../../functions/adapters/table.ts';
import { takeAlong } from '../../functions/pages/admin-report/take-along.ts';
import { anApplication } from '../fixtures/applications.ts';
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

describe('the files of more applications than one answer holds', () => {
  const MANY = 320;
  const everything: string[] = [];
  const path = (file: string, part = '') => `/admin/report/${file}${part}`;
  const historyOf = async () =>
    (await done(admin().get('/admin/report/history')))['history'] as {
      what: string;
      details: Record<string, string>;
    }[];
  const page = async (address: string) => (await admin().page(address)).text;

  beforeAll(async () => {
    const before = read(await page(path('applications.csv')));
    everything.push(...before.map(({ reference = '' }) => reference));
    const { programme, clock } = academy;
    const puts = Array.from({ length: MANY }, (_, number) => {
      const [id, reference] = [`many-${number}`, `M${number}`];
      everything.push(reference);
      const sent = { status: 'submitted', sending: 1, sentAt: clock.now() } as const;
      const stage = stageKey(programme.id, 'submitted', clock.now(), id);
      return {
        put: {
          ...newApplicationItem(anApplication(programme, { id, reference, ...sent })),
          ...stage,
        },
      };
    });
    for (let from = 0; from < MANY; from += 100) await transact(puts.slice(from, from + 100));
    await transact(countsWrite(programme.id, { 'list.all': MANY }));
  });

  it('come in parts, which the report lists', async () => {
    expect(await done(admin().get('/admin/report'))).toMatchObject({ parts: 3 });
    const text = await page('/admin/report');
    for (const file of ['applications.csv', 'members.csv', 'decisions.csv', 'decisions.json']) {
      for (const part of [1, 2, 3]) {
        expect(text).toContain(`${file}?part=${part}&amp;of=3"`);
      }
      expect(text).not.toContain(`${file}"`);
    }
  });

  it('hold each application in one part, under the same columns, with a name of its own', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map((part) => admin().page(path('applications.csv', `?part=${part}&of=3`))),
    );
    const [one = [], two = [], three = []] = replies.map(({ text }) => read(text));
    expect(replies[1]?.head.get('content-disposition')).toContain('"applications-2-of-3.csv"');
    const held = [...one, ...two, ...three].map(({ reference }) => reference);
    expect(held.toSorted()).toEqual(everything.toSorted());
    expect(Object.keys(one[0] ?? {})).toEqual(Object.keys(two[0] ?? {}));
    const { text } = await admin().page(path('decisions.json', '?part=2&of=3'));
    const { part, applications } = JSON.parse(text) as {
      part: object;
      applications: { reference: string }[];
    };
    expect(part).toEqual({ number: 2, of: 3 });
    expect(applications.map(({ reference }) => reference)).toEqual(
      two.map(({ reference }) => reference).toSorted(),
    );
  });

  it('are noted part by part', async () => {
    const noted = (await historyOf()).map(({ what, details }) => ({ what, ...details }));
    const taken = (part: string) => ({ what: 'export-applications', part, of: '3' });
    expect(noted).toEqual(expect.arrayContaining([taken('1'), taken('2'), taken('3')]));
    expect(await page('/admin/report/history')).toContain('Part 2 of 3');
  });

  it('are refused whole, and where there is no such part, and nothing is noted', async () => {
    const before = (await historyOf()).length;
    const whole = await admin().page(path('applications.csv'));
    expect(whole.status).toBe(422);
    expect(whole.text).toContain('href="/admin/report?parts=3"');
    for (const part of ['?part=3&of=2', '?part=0&of=2', '?part=1', '?part=x&of=y', '?of=1001']) {
      expect((await admin().page(path('members.csv', part))).status, part).toBe(422);
    }
    const request = {
      ...{ query: {}, now: academy.clock.now, newId: () => crypto.randomUUID() },
      claims: { id: academy.admins[0].id, name: 'Ada', roles: ['admin'] },
    } as unknown as PageRequest;
    const file = { what: 'export-members', name: 'members.csv' } as const;
    const tooLong = takeAlong(
      request,
      file,
      async ({ name }) => csvFile(name, [['"'.repeat(60)]]),
      {
        ...{ planned: 400, applications: 400, bytes: 200 },
      },
    );
    await expect(tooLong).rejects.toMatchObject({
      ...{ name: 'FileTooLarge', next: { href: '/admin/report?parts=2' } },
    });
    expect(await historyOf()).toHaveLength(before);
  });

  it('come in as many parts as the address of the report says', async () => {
    expect(await done(admin().get('/admin/report?parts=7'))).toMatchObject({ parts: 7 });
    expect(await page('/admin/report?parts=7')).toContain('members.csv?part=7&amp;of=7"');
    expect(await done(admin().get('/admin/report?parts=0'))).toMatchObject({ parts: 3 });
  });
});
