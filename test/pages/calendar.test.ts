import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApplicationItem } from '../../functions/adapters/application-item.ts';
import { type FeedOwner, openFeed } from '../../functions/adapters/calendar-feeds.ts';
import { savePeople } from '../../functions/adapters/people.ts';
import { transact } from '../../functions/adapters/table.ts';
import { feedAudience } from '../../functions/domain/calendar-feeds.ts';
import type { Status } from '../../functions/domain/moves.ts';
import { anApplication } from '../fixtures/applications.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { newId } from '../fixtures/table.ts';

const COACH = { email: 'coach@academy.example', audience: 'coaches' } as const;

let academy: Academy;
beforeAll(async () => {
  academy = await openAcademy();
  await known(['coach']);
});
afterAll(() => academy.stop());

/** The coach as the programme's people have them. */
const known = (roles: ('coach' | 'subscriber')[]) =>
  savePeople(academy.programme.id, [{ name: 'Cy Green', email: COACH.email, roles }]);

async function opened(over: Partial<FeedOwner> = {}): Promise<string> {
  const owner = { programmeId: academy.programme.id, ...COACH, ...over };
  return new URL(await openFeed(owner, { now: academy.clock.now, newId })).pathname;
}

const get = (path: string) => newBrowser(academy.url).send('GET', path);

async function aTeam(status: Status): Promise<string> {
  const application = anApplication(academy.programme, { id: newId(), status });
  await transact([{ put: newApplicationItem(application) }]);
  return application.id;
}

function entriesOf(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const { uid, sequence, startDate } = new ICAL.Event(each);
    return `${uid.split('@')[0]} ${sequence} ${startDate.toJSDate().toISOString()}`;
  });
}

describe('a calendar address', () => {
  it('shows the dates of its owner’s year, to a program that brings nothing else', async () => {
    const { status, headers, text } = await get(await opened());
    expect(status).toBe(200);
    expect(headers).toMatch(/content-type: text\/calendar; charset=utf-8/i);
    expect(headers).toMatch(/cache-control: no-store/i);
    expect(entriesOf(text)[0]).toBe('qi4all-2024-action-period-1 0 2024-11-04T09:00:00.000Z');
    expect(entriesOf(text)).toHaveLength(7);
    expect(text).not.toContain(COACH.email);
  });

  it('shows a speaker what speakers come to', async () => {
    await savePeople(academy.programme.id, [
      { name: 'Di', email: 'di@academy.example', roles: ['speaker'] },
    ]);
    const path = await opened({ email: 'di@academy.example', audience: 'speakers' });
    const names = entriesOf((await get(path)).text).map((entry) => entry.split(' ')[0]);
    expect(names).toEqual(
      ['learning-session-1', 'learning-session-2', 'learning-session-3', 'celebration'].map(
        (id) => `qi4all-2024-${id}`,
      ),
    );
  });

  it('shows a date where it has moved to, in a later version', async () => {
    const path = await opened();
    const before = academy.programme;
    const milestones = before.milestones.map((milestone) =>
      milestone.id === 'learning-session-2' ? { ...milestone, date: '2025-02-10' } : milestone,
    );
    await academy.change({ ...before, milestones });
    expect(entriesOf((await get(path)).text)).toContain(
      'qi4all-2024-learning-session-2 1 2025-02-10T09:00:00.000Z',
    );
    await academy.change(before);
  });

  it.each(['in-cohort', 'graduated'] as const)('is a team’s while it is %s', async (status) => {
    const applicationId = await aTeam(status);
    const email = 'ada@team.example';
    const path = await opened({ audience: 'cohort-teams', applicationId, email });
    expect((await get(path)).status).toBe(200);
  });

  it('is nobody’s who is not in the team any more', async () => {
    const applicationId = await aTeam('in-cohort');
    const email = 'replaced@team.example';
    const path = await opened({ audience: 'cohort-teams', applicationId, email });
    expect((await get(path)).status).toBe(404);
  });

  it('ends when the team leaves the cohort', async () => {
    const applicationId = await aTeam('left');
    const email = 'ada@team.example';
    const path = await opened({ audience: 'cohort-teams', applicationId, email });
    expect((await get(path)).status).toBe(404);
  });

  it('ends when its owner loses the role', async () => {
    const path = await opened();
    await known(['subscriber']);
    expect((await get(path)).status).toBe(404);
    await known(['coach']);
    expect((await get(path)).status).toBe(200);
  });

  it('is ended by whoever holds it, by a choice and not by looking', async () => {
    const path = await opened();
    const page = path.replace('.ics', '');
    const browser = newBrowser(academy.url);
    const shown = await browser.page(page);
    expect(shown.text).toContain('End this address');
    expect((await get(path)).status).toBe(200);
    for (const _twice of [1, 2]) expect((await browser.form(page, {})).status).toBe(200);
    expect((await get(path)).status).toBe(404);
    expect((await get(page)).status).toBe(404);
  });

  it.each([
    '',
    'a'.repeat(64),
    `${'a'.repeat(64)}.ics`,
    `${'a'.repeat(64)}.ics.ics`,
    '..%2f',
    'FEED',
  ])('that was never made shows nothing: %s', async (secret) => {
    expect((await get(`/calendar/${secret}`)).status).toBe(404);
  });

  it('is at rest as a hash alone', async () => {
    const secret = (await opened()).slice('/calendar/'.length, -'.ics'.length);
    const text = JSON.stringify(await academy.everything());
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(text).not.toContain(secret);
  });
});

describe('a mail carries one', () => {
  const of = (kind: 'welcome' | 'milestone' | 'offer', audience = '') =>
    feedAudience({ kind, facts: { audience } } as never);

  it.each([
    ['welcome', '', 'cohort-teams'],
    ['milestone', 'coaches', 'coaches'],
    ['milestone', 'speakers', 'speakers'],
    ['milestone', 'cohort-teams', undefined],
    ['milestone', 'subscribers', undefined],
    ['offer', '', undefined],
  ] as const)('%s to %s: %s', (kind, audience, whose) => {
    expect(of(kind, audience)).toBe(whose);
  });
});
