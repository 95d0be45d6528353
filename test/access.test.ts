import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asksWho } from '../lib/manifest/door.ts';
import { askFor, type Ids, PLACES, setScene, trial, type Visitor } from './fixtures/access.ts';
import { newBrowser } from './fixtures/browser.ts';
import { type Academy, openAcademy } from './fixtures/host.ts';

let academy: Academy;
let visitors: Visitor[];
let ids: Ids;

beforeAll(async () => {
  academy = await openAcademy();
  ({ visitors, ids } = await setScene(academy));
});
afterAll(() => academy.stop());

describe.each(PLACES)('$route, which is for: $knock', (place) => {
  it('opens to whom it is for, and tells everybody else nothing', async () => {
    const wrong: string[] = [];
    for (const visitor of visitors) wrong.push(...(await trial(place, visitor, ids)));
    expect(wrong).toEqual([]);
  });
});

describe.each(PLACES.filter(({ knock }) => knock === 'team'))('$route', (place) => {
  it('answers a made-up link to a team as one to nobody', async () => {
    const made = (id: string) =>
      askFor(place, newBrowser(academy.url, { team: `${id}.${'0'.repeat(64)}` }), id);
    expect(await made(ids.own)).toBe(await made(ids.missing));
  });
});

describe.each(PLACES.filter(({ knock }) => asksWho(knock)))('$route', (place) => {
  it('answers a made-up session as none at all', async () => {
    const [nobody] = visitors as [Visitor];
    const secret = `${academy.admins[0].id}.${'0'.repeat(32)}`;
    const forger = newBrowser(academy.url, { session: secret });
    expect(await askFor(place, forger, ids.own)).toBe(await askFor(place, nobody.browser, ids.own));
  });
});

describe('a panel member with a conflict of interest', () => {
  it('is shown nothing of the application any more', async () => {
    const { browser } = academy.panel[1];
    const path = `/panel/applications/${ids.own}`;
    await browser.post(`${path}/conflict`, { conflict: 'yes' });
    const { draft } = await academy.application(ids.own);
    for (const [method, end] of [
      ['GET', ''],
      ['GET', '/interview'],
      ['POST', '/scores'],
      ['POST', '/interview'],
      ['POST', '/interview-scores'],
    ] as const) {
      const body = method === 'POST' ? { body: '{}', type: 'application/json' } : {};
      const reply = await browser.send(method, `${path}${end}`, body);
      expect(reply.status, end).toBe(403);
      expect(reply.text).not.toContain(draft.teamName);
    }
  });
});
