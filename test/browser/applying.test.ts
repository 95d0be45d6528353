import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { aDraft, sentTeams } from '../fixtures/teams.ts';
import { look, tabTo } from './look.ts';
import { openChromium, type Visit, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;

beforeAll(async () => {
  [academy, chromium] = [await openAcademy(), await openChromium()];
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

const headingOf = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** The words of somebody who answers every question of the first programme. */
const WORDS: [label: string, words: string][] = [
  ['What do you want to improve?', 'People wait for weeks without a word from anybody.'],
  ['Who is affected by it, and how do you know?', 'Forty people told us so.'],
  ['What have you tried, or what will you try?', 'A call in the first week.'],
  ['How are people with lived experience of mental ill health part of it?', 'They lead it.'],
  ['Which organisations work together on it?', 'A community centre and a ward.'],
];

describe.each(WAYS)('on $way', (way) => {
  let visitor: Visit;
  const at = () => visitor.page;
  const email = `ann-${way.way.replace(/\W/g, '-').toLowerCase()}@team.example`;

  beforeAll(async () => {
    visitor = await visit(chromium, way, academy);
  });
  afterAll(() => visitor.close());

  it('a visitor reads what it takes, and starts', async () => {
    await at().goto('/');
    await look(visitor, 'start');
    await at().getByRole('button', { name: 'Start now' }).click();
    expect(await headingOf(at())).toBe('Check that you can apply');
    await look(visitor, 'can you apply');
    await at().getByRole('button', { name: 'Continue' }).click();
    await press(at(), 'Start');
    await look(visitor, 'begin with errors');
    expect(await at().title()).toMatch(/^Error: /);
    await at().getByLabel('Your name').fill('Ann Fox');
    await at().getByLabel('Your email address').fill(email);
    await press(at(), 'Start');
    expect(await headingOf(at())).toBe('Your application');
    await look(visitor, 'tasks');
  });

  it('it says who is in the team', async () => {
    await at().getByRole('link', { name: 'People in your team' }).click();
    await look(visitor, 'people');
    await at()
      .getByRole('link', { name: /^Change/ })
      .click();
    await press(at(), 'Save and continue');
    await look(visitor, 'your details with errors');
    await details(at(), 'Kelham Listeners');
    await at().getByRole('button', { name: 'Add another person' }).click();
    await at().getByLabel('Name', { exact: true }).fill('Ben Green');
    await at().getByLabel('Email address').fill(`ben-${email}`);
    await details(at(), 'Sheffield Trust');
    await look(visitor, 'people of a team');
    await at().getByRole('button', { name: 'Continue' }).click();
    await at().getByRole('link', { name: 'About your team' }).click();
    await at().getByLabel('Name of your team').fill('Kelham Listeners');
    await at().getByLabel('Prefer not to say').check();
    await look(visitor, 'about the team');
    await press(at(), 'Save and continue');
    expect(await headingOf(at())).toBe('Your application');
  });

  it('it answers the questions, and is told what is missing', async () => {
    await at().getByRole('link', { name: 'Problem and aim' }).click();
    await at()
      .getByLabel(WORDS[0]?.[0] ?? '')
      .fill('word '.repeat(210));
    await press(at(), 'Save and continue');
    expect(await at().getByRole('alert').innerText()).toContain(
      'Shorten what you want to improve by 10 words',
    );
    await look(visitor, 'questions with errors');
    for (const [label, words] of WORDS) await at().getByLabel(label).fill(words);
    await at().getByLabel('New', { exact: true }).check();
    await look(visitor, 'questions');
    await press(at(), 'Save and continue');
    await at().getByRole('link', { name: 'Support and costs' }).click();
    await at().getByLabel('What support do you need from the academy?').fill('Coaching');
    await at().getByLabel('Not yet').check();
    await press(at(), 'Save and continue');
    await look(visitor, 'tasks complete');
    expect(await at().getByRole('main').innerText()).toContain(
      'Everything that is needed is there',
    );
  });

  it('it checks, changes, agrees and sends', async () => {
    await at().getByRole('link', { name: 'Check your answers and send' }).click();
    await look(visitor, 'check');
    await at()
      .getByRole('link', { name: /^Change What would make it easier/ })
      .click();
    await at().getByLabel('What would make it easier for your team to take part?').fill('A ramp');
    await press(at(), 'Save and continue');
    expect(await headingOf(at())).toBe('Check your answers before you send the application');
    await press(at(), 'Send application');
    await look(visitor, 'check with errors');
    await at()
      .getByLabel(/privacy notice/)
      .check();
    await at()
      .getByLabel(/about this application/)
      .check();
    await press(at(), 'Send application');
    expect(await headingOf(at())).toBe('Equality questions about you');
    await look(visitor, 'equality');
    await at().getByLabel('35 to 44').check();
    await press(at(), 'Send answers');
    expect(await headingOf(at())).toBe('Application sent');
    await look(visitor, 'sent');
  });

  it('it sees where it stands; back, refresh and a second tab change nothing', async () => {
    await at().goBack();
    await at().reload();
    expect(['Application sent', 'Equality questions about you']).toContain(await headingOf(at()));
    await at().goto('/application/check');
    expect(await headingOf(at())).toBe('Your application has been sent');
    await look(visitor, 'status');
    const { data } = await newBrowser(academy.url, undefined).send('GET', '/application', {
      headers: { cookie: '', authorization: `Bearer ${await secretOf(visitor)}` },
    });
    expect(await academy.application(String(data['applicationId']))).toMatchObject({
      status: 'submitted',
      sending: 1,
    });
  });

  it('it can take the application back, and withdraw it, by a choice', async () => {
    await press(at(), 'Take it back');
    await look(visitor, 'take back with errors');
    await at().getByLabel('Our team takes the application back to change it').check();
    await press(at(), 'Take it back');
    expect(await headingOf(at())).toBe('Your application');
    await at().getByRole('link', { name: 'Check your answers and send' }).click();
    await at()
      .getByLabel(/privacy notice/)
      .check();
    await at()
      .getByLabel(/about this application/)
      .check();
    await press(at(), 'Send application');
    expect(await headingOf(at())).toBe('Application sent');
    await at().goto('/application');
    await at().getByRole('link', { name: 'Withdraw the application' }).click();
    await press(at(), 'Continue');
    await look(visitor, 'withdraw with errors');
    await at().getByLabel('Yes, withdraw it').check();
    await press(at(), 'Continue');
    expect(await headingOf(at())).toBe('Your application is withdrawn');
    await look(visitor, 'withdrawn');
  });

  it('a lost link is asked for', async () => {
    await at().goto('/new-link');
    await at().getByLabel('Your email address').fill('nobody@team.example');
    await look(visitor, 'new link');
    await press(at(), 'Send me a link');
    expect(await headingOf(at())).toBe('Check your email');
    await look(visitor, 'new link sent');
  });
});

async function details(page: Page, organisation: string): Promise<void> {
  await page.getByLabel('Organisation', { exact: true }).fill(organisation);
  await page.getByLabel('NHS organisation').check();
  await page.getByLabel('NHS bands 2 to 5').check();
  await press(page, 'Save and continue');
  expect(await headingOf(page)).toBe('People in your team');
}

async function secretOf({ page }: Visit): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'team')?.value ?? '';
}

it.each(WAYS)('with the keyboard alone, from the first page to the last, on $way', async (way) => {
  const visitor = await visit(chromium, way, academy);
  const { page } = visitor;
  const go = async (name: string | RegExp, to: string | RegExp) => {
    await tabTo(page, name);
    await Promise.all([page.waitForURL(to), page.keyboard.press('Enter')]);
  };
  const type = async (label: string | RegExp, words: string) => {
    await tabTo(page, label);
    await page.keyboard.type(words);
  };
  const choose = async (label: string | RegExp) => {
    await tabTo(page, label);
    await page.keyboard.press('Space');
  };
  await page.goto('/');
  await go('Start now', '**/can-you-apply');
  await go('Continue', '**/apply');
  await type('Your name', 'Key Board');
  await type('Your email address', `keys-${way.width}-${way.javaScript}@team.example`);
  await go('Start', '**/application');
  await go('People in your team', '**/members');
  await go(/^Change/, '**/members/*');
  await type('Organisation', 'Kelham Listeners');
  await choose(/^Voluntary, community/);
  await choose('NHS bands 2 to 5');
  await go('Save and continue', /members(\?|$)/);
  await go('Continue', '**/application');
  await go('About your team', '**/pages/*');
  await type('Name of your team', 'Key Listeners');
  await choose('Yes');
  await go('Save and continue', '**/application?saved');
  await go('Problem and aim', '**/pages/*');
  for (const [label, words] of WORDS.slice(0, 3)) await type(label, words);
  await choose('Already under way');
  for (const [label, words] of WORDS.slice(3)) await type(label, words);
  await go('Save and continue', '**/application?saved');
  await go('Support and costs', '**/pages/*');
  await type('What support do you need from the academy?', 'Coaching');
  await choose('Yes');
  await go('Save and continue', '**/application?saved');
  await go('Check your answers and send', '**/check');
  await choose(/privacy notice/);
  await choose(/about this application/);
  await go('Send application', '**/equality');
  await go('Send answers', '**/sent');
  expect(await headingOf(page)).toBe('Application sent');
  await visitor.close();
});

describe('programs that open every link of a mail', () => {
  /** The table hands attributes out in any order. */
  const inOrder = (_name: string, value: unknown) =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  /** Every item of the table as text. */
  const dump = async () =>
    new Set((await academy.everything()).map((item) => JSON.stringify(item, inOrder)));

  it('change nothing: 100 times GET, HEAD, and a browser that presses every button', async () => {
    const draft = await aDraft(academy);
    const [sent] = await sentTeams(academy, 1);
    await academy.pump.settle();
    const addresses = new Set(
      [draft, sent].flatMap((team) => team?.members.map((one) => one.email)),
    );
    const links = letters(academy)
      .filter(({ to }) => addresses.has(to))
      .flatMap(({ text }) => text.match(/\/link\/[0-9a-zA-Z-]+\.[0-9a-f]{64}/g) ?? []);
    expect(links.length).toBeGreaterThan(3);
    const before = await dump();
    for (const link of new Set(links)) {
      for (let times = 0; times < 100; times += 1) {
        const method = times % 10 === 9 ? 'HEAD' : 'GET';
        await fetch(new URL(link, academy.url), { method, redirect: 'manual' });
      }
      await scan(link);
    }
    await academy.pump.settle();
    const changed = [...(await dump()).difference(before)];
    expect(changed.map((item) => item.slice(0, 200))).toEqual([]);
  });

  /** Opens a link as a scanner with JavaScript does, and presses each lone button that it finds. */
  async function scan(link: string): Promise<void> {
    const { page, close } = await visit(chromium, WAYS[2], academy);
    await page.goto(link);
    const forms = await page.locator('main form button').count();
    for (let index = 0; index < forms; index += 1) {
      await page.goto(link);
      await page.locator('main form button').nth(index).click();
      await page.waitForLoadState();
    }
    await close();
  }
});
