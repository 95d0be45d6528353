import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordMails } from '../../functions/adapters/ledger.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import type { SesAccount } from '../../lib/local/ses/account.ts';
import type { Browser } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { interview, release, sentTeams, type Team } from '../fixtures/teams.ts';
import { look } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

const account: SesAccount = {};
let academy: Academy;
let chromium: Chromium;
let teams: Team[];
let operator: Browser;
const at = (index: number) => teams[index]?.id ?? '';

/** An academy in which something of every kind needs an operator. */
beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 4 }), account });
  chromium = await openChromium();
  teams = await sentTeams(academy, 6);
  await release(academy, teams, [...Array(5).fill('shortlisted'), 'reserve']);
  operator = academy.operators[0]?.browser as Browser;
  for (const index of WAYS.keys()) await fail(at(index), `Boom${'a'.repeat(index)}`);
  const { runner, clock, pump } = academy;
  const { token = '' } = await academy.gate(at(4), 'interview');
  runner.sendTaskFailure({ taskToken: token, error: 'InputInvalid' });
  await pump.settle();
  await interview(academy, teams[4] as Team);
  account.brokenMailFrom = [(process.env['MAIL_FROM'] ?? '').split('@')[1] ?? ''];
  const to = { email: 'ada@team.example', name: 'Ada Brown' };
  const mail = { kind: 'closing' as const, occasion: 'one/1', facts: {}, to };
  await recordMails('TEST', [{ ...mail, sendAt: clock.now() }], clock.now());
  await pump.moveTo(plus(clock.now(), 300 * MINUTE));
  await operator.get('/operator');
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

async function fail(id: string, error: string): Promise<void> {
  const { token = '' } = await academy.gate(id, 'interview');
  academy.runner.sendTaskFailure({ taskToken: token, error, cause: token });
  await academy.pump.settle();
}

it.each(WAYS.map((way, index) => ({ ...way, index })))(
  'operators see what needs them and start it again, on $way',
  async ({ index, ...way }) => {
    const visitor = await visit(chromium, way, { url: academy.url, as: operator });
    const { page } = visitor;
    // Each page on a small and on a large screen, with JavaScript and without.
    for (const path of index % 3 === 0 ? ['', '/decisions', '/failures', '/dates', '/mail'] : []) {
      await page.goto(`/operator${path}`);
      await look(visitor, `operators ${path || 'overview'}`);
    }
    await page.goto(`/operator/applications/${at(index)}`);
    await page.getByRole('button', { name: 'Start it again' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Write why it is started again');
    await look(visitor, 'operators no reason');
    await page.getByLabel('Why it is started again').fill('The table is well again');
    await page.getByRole('button', { name: 'Start it again' }).click();
    expect(await page.getByRole('main').innerText()).toContain('The table is well again');
    await look(visitor, 'operators started again');
    await visitor.close();
  },
);
