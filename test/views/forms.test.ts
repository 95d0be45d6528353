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

function submit(browser: Browser, path: string, fields: Record<string, string>): Promise<Reply> {
  const body = new URLSearchParams(fields).toString();
  const type = 'application/x-www-form-urlencoded';
  return browser.send('POST', path, { body, type, accept: 'text/html' });
}

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
    ['interview', { feedback: 'KEPT' }, '#outcome'],
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
