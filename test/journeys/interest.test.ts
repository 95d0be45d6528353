import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, plus } from '../../functions/domain/time.ts';
import { opensAt } from '../../functions/domain/timetable.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { type Letter, letters } from '../fixtures/letters.ts';
import { press } from '../fixtures/press.ts';

let academy: Academy;
beforeAll(async () => {
  academy = await openAcademy({ at: plus(opensAt(easyProgramme()), -3 * DAY) });
});
afterAll(() => academy.stop());

const mailsTo = async (address: string) => {
  await academy.pump.settle();
  return letters(academy).filter(({ to }) => to === address);
};
const register = (email: string) =>
  press(newBrowser(academy.url), '/interest', { name: 'Ann', email });
const linkIn = (mail: Letter | undefined) =>
  /\/unsubscribe\?who=[0-9a-f]+\.[0-9a-f-]+/.exec(mail?.text ?? '')?.[0] ?? '';

describe('somebody who waits for applications to open', () => {
  it('is told that it is noted, once, and the page says the same a second time', async () => {
    expect((await newBrowser(academy.url).page('/')).text).toContain('href="/interest"');
    const first = await register('wait@here.example');
    const second = await register(' Wait@here.example ');
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect((await mailsTo('wait@here.example')).map(({ kind }) => kind)).toEqual([
      'interest-registered',
    ]);
    expect((await register('nowhere')).status).toBe(422);
  });

  it('can stop it by the link in the mail: looking changes nothing, pressing does', async () => {
    await register('stop@here.example');
    const link = linkIn((await mailsTo('stop@here.example'))[0]);
    const browser = newBrowser(academy.url);
    const isNoted = async () =>
      (await academy.everything()).some(({ email }) => email === 'stop@here.example');
    await browser.page(link);
    expect(await isNoted()).toBe(true);
    expect(
      (await browser.form('/unsubscribe', { who: 'somebody.else', confirm: 'yes' })).status,
    ).toBe(200);
    expect(await isNoted()).toBe(true);
    expect((await press(browser, link, { confirm: 'yes' })).text).toContain(
      'You get no more messages',
    );
    expect(await isNoted()).toBe(false);
    expect((await press(browser, link, { confirm: 'yes' })).text).toContain(
      'You get no more messages',
    );
  });

  it('is told once when applications open; who stopped it is not', async () => {
    await academy.pump.moveTo(plus(opensAt(academy.programme), DAY));
    const kinds = async (address: string) => (await mailsTo(address)).map(({ kind }) => kind);
    expect(await kinds('wait@here.example')).toEqual(['interest-registered', 'milestone']);
    expect(await kinds('stop@here.example')).toEqual(['interest-registered']);
  });

  it('applies instead, once they are open', async () => {
    const browser = newBrowser(academy.url);
    expect((await browser.page('/interest')).head.get('location')).toBe('/');
    const late = await browser.form('/interest', { name: 'Ann', email: 'late@here.example' });
    expect(late.status).toBe(409);
  });
});
