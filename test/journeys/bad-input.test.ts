import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consumed } from '../../functions/adapters/table.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { asksWho, type Knock } from '../../lib/manifest/door.ts';
import { DOORS } from '../../lib/manifest.ts';
import { type Browser, done, newBrowser, type Reply } from '../fixtures/browser.ts';
import { dumpOf } from '../fixtures/dump.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { aDraft, sentTeams, type Team } from '../fixtures/teams.ts';

const ROUTES = DOORS.flatMap(({ routes = {} }) =>
  Object.entries(routes).map(([route, who]) => {
    const [method = '', path = ''] = route.split(' ');
    return { route, method, path, who };
  }),
);
const POSTS = ROUTES.filter(({ method }) => method === 'POST' || method === 'PATCH');
const STAFF = ROUTES.filter(({ who }) => who === 'admin' || who === 'panel');
const WITH_ID = STAFF.filter(({ path }) => path.includes('{id}'));

let academy: Academy;
let sent: Team;
let draft: Team;

beforeAll(async () => {
  academy = await openAcademy();
  [sent] = (await sentTeams(academy, 1)) as [Team];
  draft = await aDraft(academy);
  await academy.pump.settle();
});
afterAll(() => academy.stop());

const staffFor = (path: string): Browser =>
  path.startsWith('/panel') ? academy.panel[0].browser : academy.admins[0].browser;
const otherStaff = (path: string): Browser =>
  path.startsWith('/panel') ? academy.admins[0].browser : academy.panel[0].browser;
const at = (path: string, id: string) =>
  path
    .replace(/\{(id|secret)\}/, id)
    .replace('{page}', 'problem-and-aim')
    .replace('{member}', 'new');
/** Whoever may knock at a route. */
const entitled = (path: string, who: Knock): Browser =>
  asksWho(who) ? staffFor(path) : draft.browser;

/** The whole table as text, in one order; but for sessions, since staff sign in when they first ask. */
const dump = () => dumpOf(academy);

/** How often anything in the table has been written, by whomever. */
let writes = 0;
consumed.subscribe((message) => {
  if (!/^(Get|BatchGet|Query|Scan)/.test((message as { command: string }).command)) writes += 1;
});
/** The whole table as it was after so many writes: it is read again only when there were more. */
let known = { writes: -1, text: '' };
async function dumpNow(): Promise<string> {
  if (known.writes !== writes) known = { writes, text: await dump() };
  return known.text;
}

/** A refusal that a person can act on: title and sentence, nothing of the inside, nothing changed. */
async function expectRefusal(ask: () => Promise<Reply>, status: number): Promise<Reply> {
  const before = await dumpNow();
  const reply = await ask();
  expect(reply.status, reply.text).toBe(status);
  expect(reply.data['title'], reply.text).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(reply.data['detail']).toMatch(/^\p{Lu}.{10,}[.!?]$/su);
  expect(reply.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|functions\/|Exception|undefined/);
  expect(await dumpNow()).toBe(before);
  return reply;
}

describe.each(POSTS)('$route', ({ method, path, who }) => {
  const ask = (body: string, type?: string) =>
    entitled(path, who).send(method, at(path, sent.id), { body, ...(type ? { type } : {}) });

  it('refuses malformed JSON', () => expectRefusal(() => ask('{"a":', 'application/json'), 400));
  it('refuses JSON that is not an object', () =>
    expectRefusal(() => ask('[1]', 'application/json'), 400));
  it('refuses another content type', () => expectRefusal(() => ask('<a/>', 'text/xml'), 400));
  it('refuses 300 KB', async () => {
    const body = JSON.stringify({ answers: { improvement: 'x'.repeat(300 * 1024) } });
    await expectRefusal(() => ask(body, 'application/json'), 413);
  });
  it('survives a malformed form, and a page says so in words', async () => {
    const before = await dumpNow();
    const reply = await entitled(path, who).send(method, at(path, sent.id), {
      body: '%zz=%&&=&requestId=%00',
      type: 'application/x-www-form-urlencoded',
      accept: 'text/html',
    });
    await academy.pump.settle();
    expect(reply.status).toBeLessThan(500);
    if (reply.status < 400) return;
    expect(reply.text).toContain(path.startsWith('/api/') ? '"detail":"' : '<h1');
    expect(await dumpNow()).toBe(before);
  });
});

describe.each(STAFF)('$route', ({ method, path }) => {
  const ask = (browser: Browser) =>
    browser.send(
      method,
      at(path, sent.id),
      method === 'POST' ? { body: '{}', type: 'application/json' } : {},
    );

  it('without claims answers 401', () => expectRefusal(() => ask(newBrowser(academy.url)), 401));
  it('with made-up claims answers 401', () =>
    expectRefusal(
      () => ask(newBrowser(academy.url, { session: `${'ab'.repeat(16)}.${'0'.repeat(32)}` })),
      401,
    ));
  it('with another role answers 403', () => expectRefusal(() => ask(otherStaff(path)), 403));
});

describe('a team', () => {
  let team: Team;
  const post = (path: string, input = {}) => team.browser.post(`/application/${path}`, input);
  const member = (index: number) => ({
    name: `Member ${index}`,
    email: `member.${index}@team.example`,
    organisation: 'A Trust',
    sector: 'nhs',
    payBand: 'bands-2-to-5',
  });
  beforeAll(async () => {
    team = await aDraft(academy);
    await academy.pump.settle();
  });

  it('without its link is asked to open it', async () => {
    const nobody = newBrowser(academy.url);
    await expectRefusal(() => nobody.get('/application'), 401);
    await expectRefusal(() => nobody.post('/application/send'), 401);
    await expectRefusal(() => nobody.get(`/link/${'0'.repeat(64)}`), 401);
  });

  it('cannot answer, take back, withdraw or leave while it is a draft', async () => {
    await expectRefusal(() => post('take-back'), 409);
    await expectRefusal(() => post('withdraw', { confirm: 'yes' }), 409);
    await expectRefusal(() => post('leave', { confirm: 'yes' }), 409);
    await expectRefusal(() => post('answer', { answer: 'accept' }), 409);
    await expectRefusal(() => post('answer', { answer: 'perhaps' }), 422);
  });

  it('cannot have a sixth member', async () => {
    for (const index of [3, 4, 5]) await done(post('members/new', member(index)));
    const reply = await expectRefusal(() => post('members/new', member(6)), 422);
    expect(reply.data).toMatchObject({ title: 'TeamFull' });
    expect(reply.data['detail']).toContain('at most 5 people');
  });

  it('cannot have somebody twice, or without a name, an address or an organisation', async () => {
    const twice = await expectRefusal(() => post('members/new', member(3)), 422);
    expect(twice.data['detail']).toContain('has this address already');
    const empty = await expectRefusal(() => post('members/new', { email: 'nowhere' }), 422);
    expect(empty.data['problems']).toEqual([
      { field: 'name', message: 'Enter a name' },
      { field: 'email', message: 'Enter an email address like name@example.org' },
      { field: 'organisation', message: 'Enter an organisation' },
      { field: 'sector', message: 'Select the kind of organisation' },
      { field: 'payBand', message: 'Select a pay band group' },
    ]);
  });

  it('cannot remove the one who asks, nor find a page or a person that is not there', async () => {
    const { draft } = await academy.application(team.id);
    await expectRefusal(() => post(`members/${draft.contactId}/remove`), 422);
    await expectRefusal(() => post('members/nobody', member(9)), 404);
    await expectRefusal(() => post('pages/nowhere'), 404);
    await expectRefusal(() => team.browser.get('/application/pages/nowhere'), 404);
  });

  it('cannot answer the equality questions before it has sent, nor with what is no answer', async () => {
    await expectRefusal(() => post('equality', { 'equality.age': 'Under 25' }), 409);
    const odd = () => sent.browser.post('/application/equality', { 'equality.age': 'Old' });
    await expectRefusal(odd, 422);
  });

  it('cannot send what is not complete; it is told all that is missing', async () => {
    await done(team.browser.api('PATCH', '/api/application', { answers: { improvement: '' } }));
    const reply = await expectRefusal(() => post('send'), 422);
    expect(reply.data['problems']).toEqual([
      { field: 'improvement', message: 'Enter what you want to improve' },
    ]);
    await done(team.browser.api('PATCH', '/api/application', { answers: { improvement: 'Yes' } }));
  });

  it('cannot send one draft twice; the same request again is the same success', async () => {
    const requestId = crypto.randomUUID();
    const both = await Promise.all([post('send', { requestId }), post('send', { requestId })]);
    await academy.pump.settle();
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await academy.application(team.id)).toMatchObject({ status: 'submitted', sending: 1 });
    await expectRefusal(() => post('send'), 409);
    await expectRefusal(() => post('pages/team', { teamName: 'Another' }), 409);
    await expectRefusal(() => post('withdraw'), 422);
  });
});

describe('staff', () => {
  const admin = (what: string, input = {}) =>
    academy.admins[0].browser.post(`/admin/applications/${sent.id}/${what}`, input);

  it('cannot look into applications before they close', async () => {
    const panel = academy.panel[0].browser;
    const path = `/panel/applications/${sent.id}`;
    expect((await panel.get('/panel')).data).toEqual({ applications: [], interviews: [] });
    await expectRefusal(() => panel.get(path), 409);
    await expectRefusal(() => panel.post(`${path}/conflict`, { conflict: 'no' }), 409);
  });

  it.each(['offer', 'hold', 'graduate'])('cannot %s what is not at that stage', async (what) => {
    await expectRefusal(() => admin(what), 409);
  });

  it('is told what is wrong with an outcome, and what keeps the release from going out', async () => {
    await expectRefusal(() => admin('outcome', { outcome: 'best' }), 422);
    await expectRefusal(() => admin('close', { feedback: 'Too early.' }), 409);
    await expectRefusal(() => admin('leave', { feedback: 'Too early.' }), 409);
    const release = (input: object) => academy.admins[0].browser.post('/admin/release', input);
    await expectRefusal(() => release({}), 409);
    await expectRefusal(() => release({ version: 0 }), 409);
    await expectRefusal(() => academy.admins[0].browser.post('/admin/release/undo'), 409);
  });
});

describe('after the deadline', () => {
  let unsent: Team;
  beforeAll(async () => {
    unsent = await aDraft(academy);
    await academy.pump.moveTo(plus(closesAt(academy.programme), 1));
  });

  it('nothing is begun, sent or taken back: it says when it closed', async () => {
    const late = await aLateStart();
    expect(late.data['detail']).toContain('11:59pm on Sunday 22 September 2024');
    const sending = await expectRefusal(() => unsent.browser.post('/application/send'), 409);
    expect(sending.data).toMatchObject({ title: 'DeadlinePassed' });
    await expectRefusal(() => sent.browser.post('/application/take-back'), 409);
  });

  it('scores need a declaration first, and every criterion', async () => {
    const panel = academy.panel[1].browser;
    const path = `/panel/applications/${sent.id}`;
    await expectRefusal(() => panel.post(`${path}/scores`, { scores: {} }), 409);
    await expectRefusal(() => panel.post(`${path}/conflict`, { conflict: 'perhaps' }), 422);
    await done(panel.post(`${path}/conflict`, { conflict: 'no' }));
    // That they see it is noted the first time; a refusal shows it again.
    await done(panel.get(path));
    await expectRefusal(() => panel.post(`${path}/scores`, { scores: { need: 9 } }), 422);
    await expectRefusal(
      () => panel.post(`${path}/interview`, { outcome: 'recommend', reasons: 'Yes.' }),
      409,
    );
    await expectRefusal(() => panel.post(`${path}/conflict`, { conflict: 'yes' }), 422);
    await done(panel.post(`${path}/conflict`, { conflict: 'yes', reason: 'A cousin is in it.' }));
    await expectRefusal(() => panel.get(path), 403);
  });

  const aLateStart = () =>
    expectRefusal(
      () => newBrowser(academy.url).post('/apply', { name: 'Late', email: 'late@team.example' }),
      409,
    );
});

describe.each(WITH_ID)('$route', ({ method, path }) => {
  const input = {
    ...{ outcome: path.endsWith('interview') ? 'recommend' : 'shortlisted', conflict: 'no' },
    feedback: 'Thank you.',
  };
  const ask = (id: string) =>
    staffFor(path).send(
      method,
      at(path, id),
      method === 'POST' ? { body: JSON.stringify(input), type: 'application/json' } : {},
    );

  it('answers a missing and a malformed application alike', async () => {
    const missing = await expectRefusal(() => ask(crypto.randomUUID()), 404);
    const malformed = await expectRefusal(() => ask('..%2Fetc%2Fpasswd%00'), 404);
    expect(missing.data).toEqual(malformed.data);
  });
});
