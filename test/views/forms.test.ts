import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { type Browser, done, newBrowser, type Reply } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { aDraft, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;

beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

/** What a browser sends when a button of the page's form is pressed: all its fields, and the changes. */
async function press(
  browser: Browser,
  path: string,
  changes: Record<string, string>,
): Promise<Reply> {
  const { text } = await browser.page('/application');
  return submit(browser, path, { ...fieldsOf(text), ...changes });
}

function submit(browser: Browser, path: string, fields: Record<string, string>): Promise<Reply> {
  const body = new URLSearchParams(fields).toString();
  const type = 'application/x-www-form-urlencoded';
  return browser.send('POST', path, { body, type, accept: 'text/html' });
}

function fieldsOf(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked'))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const areas = [...page.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n([^<]*)</g)];
  const lists = [...page.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
  );
  const texts = areas.map(([, name, value]) => [name, value]);
  return Object.fromEntries([...inputs, ...texts, ...lists]);
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

async function stored({ browser }: Team) {
  const data = await done(browser.get('/application'));
  return data as { status: string; draft: { answers: Record<string, string>; members: unknown[] } };
}

describe('the draft’s form', () => {
  it('sends what was just typed, not what was saved before', async () => {
    const team = await aDraft(academy);
    const reply = await press(team.browser, '/application/send', { 'answer.tried': 'Last words' });
    expect(reply.status).toBe(303);
    const application = await academy.application(team.id);
    expect(application.status).toBe('submitted');
    expect(application.draft.answers['tried']).toBe('Last words');
  });

  it('keeps what was typed when it is not complete, and says so', async () => {
    const team = await aDraft(academy);
    const reply = await press(team.browser, '/application/send', {
      'answer.improvement': '',
      'answer.tried': 'Not lost',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('href="#answer.improvement"');
    expect((await stored(team)).draft.answers['tried']).toBe('Not lost');
  });

  it('adds and removes members without losing an answer', async () => {
    const team = await aDraft(academy);
    const before = (await stored(team)).draft.members.length;
    const added = await press(team.browser, '/application/draft', {
      'member.new.name': 'Cy Green',
      'member.new.email': ' cy@team.example ',
      'answer.tried': 'Kept one',
    });
    expect(added.status).toBe(303);
    const { members } = (await academy.application(team.id)).draft;
    expect(members).toHaveLength(before + 1);
    expect(members.at(-1)).toMatchObject({
      name: 'Cy Green',
      email: 'cy@team.example',
      sector: '',
    });
    const removed = await press(team.browser, '/application/members/remove', {
      memberId: members.at(-1)?.id ?? '',
      'answer.tried': 'Kept two',
    });
    expect(removed.status).toBe(303);
    const { draft } = await stored(team);
    expect(draft.members).toHaveLength(before);
    expect(draft.answers['tried']).toBe('Kept two');
  });

  it('changes nothing and keeps everything typed when an address is wrong', async () => {
    const team = await aDraft(academy);
    const before = await stored(team);
    const reply = await press(team.browser, '/application/draft', {
      'member.new.name': 'Cy Green',
      'member.new.email': 'nope',
      'answer.tried': 'Still here',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('href="#member.new.email"');
    expect(reply.text).toContain('value="nope"');
    expect(reply.text).toContain('Still here');
    expect((await stored(team)).draft).toEqual(before.draft);
  });

  it('refuses a sixth member, and shows them in the form', async () => {
    const team = await aDraft(academy);
    for (let n = (await stored(team)).draft.members.length; n < 5; n += 1) {
      await press(team.browser, '/application/draft', {
        'member.new.name': `Member ${n}`,
        'member.new.email': `m${n}@team.example`,
      });
    }
    const reply = await press(team.browser, '/application/draft', {
      'member.new.name': 'Sixth',
      'member.new.email': 'sixth@team.example',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('at most 5 people');
    expect((await stored(team)).draft.members).toHaveLength(5);
  });

  it('shows both when somebody else saved meanwhile', async () => {
    const team = await aDraft(academy);
    const mine = fieldsOf((await team.browser.page('/application')).text);
    const other = newBrowser(academy.url, { ...team.browser.cookies });
    await press(other, '/application/draft', { 'answer.tried': 'Their words' });
    const reply = await submit(team.browser, '/application/draft', {
      ...mine,
      'answer.tried': 'My words',
    });
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Their words');
    expect(reply.text).toContain('My words');
    const again = await submit(team.browser, '/application/draft', {
      ...fieldsOf(reply.text),
      'answer.tried': 'My words',
    });
    expect(again.status).toBe(303);
    expect((await stored(team)).draft.answers['tried']).toBe('My words');
  });
});

describe('forms of the panel and the delivery team', () => {
  let team: Team;
  let unsent: Team;

  beforeAll(async () => {
    unsent = await aDraft(academy);
    team = (await sentTeams(academy, 1))[0] as Team;
    await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
    const { browser } = academy.panel[0];
    await done(browser.post(`/panel/applications/${team.id}/conflict`, { conflict: 'no' }));
  });

  it.each([
    ['conflict', {}, '#conflict'],
    ['scores', { 'score.need': '3', 'comment.need': 'KEPT' }, '#score.clarity'],
    ['interview', { outcome: 'not-recommend' }, '#feedback'],
  ])('%s comes back with what is wrong', async (form, fields, link) => {
    const reply = await submit(
      academy.panel[0].browser,
      `/panel/applications/${team.id}/${form}`,
      fields as Record<string, string>,
    );
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`href="${link}"`);
    if ('comment.need' in fields) expect(reply.text).toContain('KEPT</textarea>');
  });

  it.each([
    ['outcome', { outcome: 'reserve', feedback: 'KEPT' }, '#rank'],
    ['close', { feedback: ' ' }, '#feedback'],
    ['leave', {}, '#feedback'],
  ])('%s comes back with what is wrong, to staff alone', async (form, fields, link) => {
    const path = `/admin/applications/${team.id}/${form}`;
    const reply = await submit(academy.admins[0].browser, path, fields as Record<string, string>);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`href="${link}"`);
    if (form === 'outcome') expect(reply.text).toContain('KEPT');
    const stranger = await submit(newBrowser(academy.url), path, fields as Record<string, string>);
    expect(stranger.status).toBe(401);
  });

  it('answer programs as before', async () => {
    const path = `/panel/applications/${team.id}/scores`;
    const reply = await academy.panel[0].browser.post(path, { scores: { need: 3 } });
    expect(reply.status).toBe(422);
    expect(reply.data).toMatchObject({
      ...{ type: 'about:blank', title: 'InputInvalid', status: 422 },
      detail: 'Give every criterion a score.',
    });
  });

  it('are gone from a draft that was not sent in time; what was saved is shown', async () => {
    const { text } = await unsent.browser.page('/application');
    expect(text).toContain('Your application was not sent');
    expect(text).not.toContain('action="/application');
    expect(text).toContain(unsent.answers['tried']?.slice(0, 20));
  });
});
