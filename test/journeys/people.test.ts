import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, listPeople, savePeople } from '../../functions/adapters/people.ts';
import type { Person } from '../../functions/domain/people.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { signInOverHttp } from '../../lib/local/sign-in/sign-in-over-http.ts';
import { type Browser, done, newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { answer, offer, recommend, release, sentTeams } from '../fixtures/teams.ts';

let academy: Academy;
let admin: Browser;
beforeAll(async () => {
  academy = await openAcademy();
  admin = academy.admins[0].browser;
});
afterAll(() => academy.stop());

const NEW = {
  name: 'Nadia Brook',
  email: 'nadia.brook@people.example',
  roles: ['panel'],
  seat: 'carer',
};

async function added(over: object = {}): Promise<string> {
  const { id } = await done(admin.post('/admin/people', { ...NEW, ...over }));
  return String(id);
}

async function personOf(id: string): Promise<Person> {
  const person = await findPerson(academy.programme.id, id);
  if (!person) throw new Error('There is no such person');
  return person;
}

async function signIn(id: string, pool: 'panel' | 'delivery-team' = 'panel'): Promise<Browser> {
  const [, session = ''] = (await signInOverHttp(academy.url, { id, pool })).split('=');
  return newBrowser(academy.url, { session });
}

const invitations = (email: string) =>
  letters(academy, 'staff-invited').filter(({ to }) => to === email);

describe('somebody whom an admin adds', () => {
  let id: string;
  beforeAll(async () => {
    id = await added();
  });

  it('cannot sign in before their account is there; then can, and is invited once', async () => {
    expect(await personOf(id)).not.toHaveProperty('signInAt');
    await expect(signIn(id)).rejects.toThrow('does not let');
    await academy.pump.settle();
    expect(await personOf(id)).toMatchObject({ signInAt: 'panel', seat: 'carer' });
    const browser = await signIn(id);
    expect((await browser.get('/account')).data).toEqual({ name: 'Nadia Brook', roles: ['panel'] });
    expect(invitations(NEW.email)).toHaveLength(1);
  });

  it('is on the list, with what was done to them and by whom', async () => {
    const { text } = await admin.page('/admin/people');
    expect(text).toContain('Nadia Brook');
    const { person, audit } = await done(admin.get(`/admin/people/${id}`));
    expect(person).toMatchObject({ roles: ['panel'] });
    expect(audit).toMatchObject([{ what: 'add-person', by: { id: academy.admins[0].id } }]);
  });

  it('is one person: the same address cannot be added again, however it is written', async () => {
    const reply = await admin.post('/admin/people', {
      ...NEW,
      email: 'NADIA.Brook@people.example',
    });
    expect([reply.status, reply.data['title']]).toEqual([422, 'PersonExists']);
  });

  it('may have subscribed before, and stays a subscriber', async () => {
    const subscriber = { name: 'Sol', email: 'sol@people.example' };
    await savePeople(academy.programme.id, [{ ...subscriber, roles: ['subscriber'] }]);
    const before = await added({ email: 'sol@people.example' });
    expect(await personOf(before)).toMatchObject({
      name: NEW.name,
      roles: ['panel', 'subscriber'],
    });
  });

  it('loses every page and all mail at once when disabled, and cannot sign in', async () => {
    const browser = await signIn(id);
    await done(admin.post(`/admin/people/${id}/disable`));
    expect((await browser.get('/account')).status).toBe(401);
    const panel = await listPeople(academy.programme.id, 'panel');
    expect(panel.map((one) => one.id)).not.toContain(id);
    await academy.pump.settle();
    await expect(signIn(id)).rejects.toThrow('does not let');
    expect(await personOf(id)).not.toHaveProperty('signInAt');
  });

  it('gets it all back when enabled again, with the account that was there', async () => {
    await done(admin.post(`/admin/people/${id}/enable`));
    await academy.pump.settle();
    expect((await (await signIn(id)).get('/account')).status).toBe(200);
    const { audit } = await done(admin.get(`/admin/people/${id}`));
    const what = (audit as { what: string }[]).map((entry) => entry.what);
    expect(what.toSorted()).toEqual(['add-person', 'disable-person', 'enable-person']);
  });
});

describe('a change of roles', () => {
  it('counts from the next request, without signing in again', async () => {
    const id = await added({ email: 'role.one@people.example', roles: ['coach'] });
    await academy.pump.settle();
    const browser = await signIn(id);
    expect((await browser.get('/panel')).status).toBe(403);
    await done(admin.post(`/admin/people/${id}`, NEW));
    expect((await browser.get('/panel')).status).not.toBe(403);
  });

  it('to the delivery team moves the sign-in to where a second factor is asked for', async () => {
    const id = await added({ email: 'role.two@people.example' });
    await academy.pump.settle();
    const before = await signIn(id);
    await done(admin.post(`/admin/people/${id}`, { ...NEW, roles: ['panel', 'delivery-team'] }));
    expect((await before.get('/admin')).status).toBe(403);
    await academy.pump.settle();
    await expect(signIn(id)).rejects.toThrow('does not let');
    expect((await (await signIn(id, 'delivery-team')).get('/admin')).status).toBe(200);
    expect(invitations('role.two@people.example')).toHaveLength(2);
  });

  it('is refused over a change that was not seen', async () => {
    const id = await added({ email: 'role.three@people.example' });
    const change = { ...NEW, version: 1 };
    await done(admin.post(`/admin/people/${id}`, change));
    const late = await academy.admins[1].browser.post(`/admin/people/${id}`, change);
    expect([late.status, late.data['title']]).toEqual([409, 'PersonChanged']);
  });
});

describe('an admin', () => {
  it('cannot shut themselves out', async () => {
    const own = `/admin/people/${academy.admins[0].id}`;
    expect((await admin.post(`${own}/disable`)).status).toBe(403);
    expect((await admin.post(own, NEW)).status).toBe(422);
    expect((await admin.get('/admin')).status).toBe(200);
  });

  it.each<[object, string]>([
    [{ name: '' }, 'Enter a name'],
    [{ email: 'nowhere' }, 'Enter an email address such as name@example.org'],
    [{ roles: [] }, 'Select at least one role'],
    [{ roles: ['chef'] }, 'Select at least one role'],
    [{ seat: 'throne' }, 'Select a seat: a panel member speaks from one point of view'],
  ])('is told what is wrong with %j', async (over, message) => {
    const input = { ...NEW, email: 'x@people.example', ...over };
    const reply = await admin.post('/admin/people', input);
    expect(reply.status).toBe(422);
    expect(reply.data['problems']).toMatchObject([{ message }]);
  });

  it('uses a form that keeps what was typed', async () => {
    const body = new URLSearchParams({ name: 'Only Name', 'role.coach': 'coach' }).toString();
    const form = { body, type: 'application/x-www-form-urlencoded', accept: 'text/html' };
    const { status, text } = await admin.send('POST', '/admin/people', form);
    expect(status).toBe(422);
    expect(text).toMatch(/value="Only Name"/);
    expect(text).toMatch(
      /<input[^>]*value="coach"[^>]*checked|<input[^>]*checked[^>]*value="coach"/,
    );
  });

  it('does not find whom there is not', async () => {
    expect((await admin.get(`/admin/people/${'0'.repeat(32)}`)).status).toBe(404);
  });
});

describe('an import', () => {
  it('gives people their sign-in as well, and nobody one who needs none', async () => {
    const speaker = { name: 'Sam', email: 'sam@people.example', roles: ['speaker' as const] };
    const coach = { name: 'Cal', email: 'cal@people.example', roles: ['coach' as const] };
    await savePeople(academy.programme.id, [speaker, coach]);
    await academy.pump.settle();
    expect(invitations(coach.email)).toHaveLength(1);
    expect(invitations(speaker.email)).toHaveLength(0);
    const again = await listPeople(academy.programme.id, 'coach');
    expect(again.find(({ email }) => email === coach.email)).toMatchObject({ signInAt: 'panel' });
  });
});

describe('when accounts cannot be made', () => {
  it('the sweep tries again until they can', async () => {
    const real = process.env['USER_POOLS'] ?? '';
    process.env['USER_POOLS'] = JSON.stringify({ panel: 'gone', 'delivery-team': 'gone' });
    const id = await added({ email: 'patient@people.example' });
    await academy.pump.settle();
    expect(await personOf(id)).not.toHaveProperty('signInAt');
    process.env['USER_POOLS'] = real;
    await academy.pump.moveTo(plus(academy.clock.now(), DAY));
    expect(await personOf(id)).toMatchObject({ signInAt: 'panel' });
    expect(invitations('patient@people.example')).toHaveLength(1);
  });
});

describe('a coach', () => {
  it('is given teams of the cohort, and another coach loses them', async () => {
    const [team] = await sentTeams(academy, 1);
    if (!team) throw new Error('There is no team');
    await release(academy, [team]);
    await recommend(academy, [team]);
    await offer(academy, team);
    await answer(academy, team, 'accept');
    const [first, second] = academy.coaches;
    const give = (id: string, teams: string[]) =>
      done(admin.post(`/admin/people/${id}/teams`, { teams }));
    await give(first.id, [team.id]);
    expect(await academy.application(team.id)).toMatchObject({ coachId: first.id });
    await give(second.id, [team.id]);
    expect(await academy.application(team.id)).toMatchObject({ coachId: second.id });
    expect((await academy.board()).teams[team.id]).toMatchObject({ coachId: second.id });
    const { text } = await admin.page(`/admin/people/${second.id}`);
    expect(text).toContain('Teams that they coach');
    const { draft } = await academy.application(team.id);
    const home = await second.browser.page('/coach');
    expect(home.text).toContain(draft.teamName);
    expect(home.text).toContain(
      'Next coaching session: in the 2 weeks from Monday 4 November 2024',
    );
    const page = await second.browser.page(`/coach/teams/${team.id}`);
    for (const { name, email } of draft.members) {
      expect(page.text).toContain(name);
      expect(page.text).toContain(`mailto:${email}`);
    }
    for (const answer of Object.values(draft.answers)) {
      if (typeof answer === 'string' && answer.length > 10) expect(page.text).not.toContain(answer);
    }
    const missing = await second.browser.get('/coach/teams/nobody');
    const lost = await first.browser.get(`/coach/teams/${team.id}`);
    expect([lost.status, lost.text]).toEqual([404, missing.text]);
    expect((await first.browser.page('/coach')).text).toContain('You have no team yet');
    await give(second.id, []);
    expect((await second.browser.get(`/coach/teams/${team.id}`)).status).toBe(404);
    expect(await academy.application(team.id)).not.toHaveProperty('coachId');
    const panel = await admin.post(`/admin/people/${academy.panel[0].id}/teams`, { teams: [] });
    expect(panel.status).toBe(422);
  });

  it('gets an address for their calendar, shown once and kept as a hash', async () => {
    const { browser } = academy.coaches[0];
    const { text } = await browser.form('/coach/calendar', {});
    const [address = '', secret = ''] = /http\S+\/calendar\/([0-9a-f]{64})\.ics/.exec(text) ?? [];
    const calendar = await newBrowser(academy.url).page(new URL(address).pathname);
    expect(calendar.text).toContain('BEGIN:VCALENDAR');
    expect(calendar.text).toContain('Learning Session 1');
    expect(JSON.stringify(await academy.everything())).not.toContain(secret);
    expect((await browser.page('/coach')).text).not.toContain(secret);
  });
});
