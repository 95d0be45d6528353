import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { loadEqualityCounts } from '../../functions/adapters/equality.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { type Browser, newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { type Letter, letters } from '../fixtures/letters.ts';
import { press, pressOn } from '../fixtures/press.ts';
import { aDraft, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

const MEMBER = {
  ...{ organisation: 'Kelham Listeners', sector: 'vcse', role: '', payBand: 'volunteer-or-unpaid' },
};
const CONSENTS = { 'consent.privacy-notice': 'yes', 'consent.contact-this-programme': 'yes' };

/** Mails to an address, oldest first, once everything due has happened. */
async function mailsTo(address: string): Promise<Letter[]> {
  await academy.pump.settle();
  return letters(academy).filter(({ to }) => to === address);
}

/** A browser that has followed the newest link that was mailed to an address. */
async function byLink(address: string): Promise<Browser> {
  const mails = await mailsTo(address);
  const links = mails.flatMap(
    ({ text }) => text.match(/\/link\/[0-9a-zA-Z-]+\.[0-9a-f]{64}/g) ?? [],
  );
  const browser = newBrowser(academy.url);
  expect((await browser.page(links.at(-1) ?? '')).status).toBe(303);
  return browser;
}

async function idOf(browser: Browser): Promise<string> {
  return String((await browser.get('/application')).data['applicationId']);
}

describe('a team that applies page by page', () => {
  const browser = () => ann;
  let ann: Browser;
  let id: string;

  it('reads who can apply, starts, and sees its tasks', async () => {
    ann = newBrowser(academy.url);
    const start = await ann.page('/');
    expect(start.text).toContain('11:59pm on Sunday 22 September 2024 (UK time)');
    expect(start.text).toContain('call 999');
    expect((await ann.page('/can-you-apply')).text).toContain('no rule turns you away');
    const wrong = await press(ann, '/apply', { name: '', email: 'nowhere' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#email"');
    const begun = await press(ann, '/apply', { name: 'Ann Fox', email: 'ann@team.example' });
    expect(begun.status).toBe(303);
    const tasks = await ann.page('/application');
    expect(tasks.text).toContain('0 of 4 parts are complete');
    id = await idOf(ann);
  });

  it('fills in itself and another person, who gets a link of their own', async () => {
    const { draft } = await academy.application(id);
    await press(browser(), `/application/members/${draft.contactId}`, MEMBER);
    const ben = { ...MEMBER, sector: 'nhs', name: 'Ben Green', email: 'ben@team.example' };
    expect((await press(browser(), '/application/members/new', ben)).status).toBe(303);
    const list = await browser().page('/application/members');
    expect(list.text).toContain('Ann Fox (you)');
    expect(list.text).toContain('2 of up to 5 people');
    const [invitation] = await mailsTo('ben@team.example');
    expect(invitation?.kind).toBe('member-invited');
    expect((await (await byLink('ben@team.example')).page('/application')).text).toContain(
      'Your application',
    );
  });

  it('saves each page, says what is missing, and comes back later if it wants', async () => {
    const page = '/application/pages/problem-and-aim';
    const some = await press(browser(), page, { 'answer.improvement': 'Fewer weeks of waiting' });
    expect(some.status).toBe(422);
    expect(some.text).toContain('Enter who is affected and how you know');
    const long = 'word '.repeat(205);
    const later = await press(browser(), page, { 'answer.tried': long, later: 'yes' });
    expect(later.status).toBe(303);
    const again = await press(browser(), page, {});
    expect(again.text).toContain('Shorten what you have tried or will try by 5 words');
    expect((await academy.application(id)).draft.answers).toMatchObject({
      improvement: 'Fewer weeks of waiting',
      tried: long.trim(),
    });
    const check = await browser().page('/application/check');
    expect(check.text).toContain('Before you can send it');
    expect(check.text).toContain('Not provided');
  });

  it('is told on sending what to do, with a link to each page', async () => {
    const reply = await press(browser(), '/application/check', CONSENTS);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('href="/application/pages/problem-and-aim#answer.affected"');
    expect((await academy.application(id)).draft.consents).toHaveLength(2);
  });

  it('completes the rest and sends it; the equality questions come after that', async () => {
    const words = {
      'answer.affected': 'Us',
      'answer.tried': 'A call',
      'answer.idea-status': 'new',
    };
    const more = { 'answer.lived-experience-part': 'We lead', 'answer.working-together': 'Two' };
    await press(browser(), '/application/pages/problem-and-aim', { ...words, ...more });
    const support = { 'answer.support-needed': 'Coaching', 'answer.protected-time': 'yes' };
    await press(browser(), '/application/pages/support-and-costs', support);
    await press(browser(), '/application/pages/access-needs', { 'answer.access-needs': 'A ramp' });
    const about = { teamName: 'Kelham Listeners', livedExperience: 'yes' };
    await press(browser(), '/application/pages/team', about);
    expect((await browser().page('/application')).text).toContain(
      'Everything that is needed is there',
    );
    const sent = await press(browser(), '/application/check', CONSENTS);
    expect(sent.status).toBe(303);
    expect(sent.head.get('location')).toBe('/application/equality');
    const form = await press(browser(), '/application/equality', { 'equality.age': '35 to 44' });
    expect(form.head.get('location')).toBe('/application/sent');
  });

  it('has a confirmation that says the same whenever it is opened again', async () => {
    const first = await browser().page('/application/sent');
    const again = await browser().page('/application/sent');
    expect(first.text).toBe(again.text);
    expect(first.text).toContain((await academy.application(id)).reference);
    expect(first.text).toContain('9am on Monday 7 October 2024 (UK time)');
    expect((await browser().page('/application')).text).toContain('Your application has been sent');
  });

  it('finds where it stands by the back button, and a form sent again changes nothing', async () => {
    for (const page of ['pages/problem-and-aim', 'members', 'members/new', 'check']) {
      const reply = await browser().page(`/application/${page}`);
      expect(reply.status, page).toBe(303);
      expect(reply.head.get('location')).toBe('/application');
    }
    const late = await browser().form('/application/pages/team', { teamName: 'Other' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Until the deadline you can take it back first');
    expect((await academy.application(id)).draft.teamName).toBe('Kelham Listeners');
  });

  it('answers the equality questions once; what it answered stands nowhere but in a count', async () => {
    await browser().form('/application/equality', { 'equality.age': '65 or over' });
    const counts = await loadEqualityCounts(academy.programme.id);
    expect(counts['age']).toEqual({ '35 to 44': 1 });
    const items = (await academy.everything()).filter((item) =>
      JSON.stringify(item).includes('35 to 44'),
    );
    expect(items.map(({ sk }) => sk).filter((sk) => !String(sk).startsWith('VERSION#'))).toEqual([
      'EQUALITY-COUNTS',
    ]);
  });
});

describe('several people at one draft', () => {
  let team: Team;
  let second: Browser;
  beforeAll(async () => {
    team = await aDraft(academy);
    second = await byLink(team.members[1]?.email ?? '');
  });
  const PAGE = '/application/pages/problem-and-aim';

  it('write on one page at the same time without losing a word', async () => {
    const { text: mine } = await team.browser.page(PAGE);
    const { text: theirs } = await second.page(PAGE);
    expect((await pressOn(second, theirs, { 'answer.tried': 'Theirs' })).status).toBe(303);
    expect((await pressOn(team.browser, mine, { 'answer.affected': 'Mine' })).status).toBe(303);
    expect((await academy.application(team.id)).draft.answers).toMatchObject({
      tried: 'Theirs',
      affected: 'Mine',
    });
  });

  it('see both versions of an answer that both have changed, and choose', async () => {
    const { text: mine } = await team.browser.page(PAGE);
    await press(second, PAGE, { 'answer.tried': 'A visit <first>' });
    const clash = await pressOn(team.browser, mine, {
      'answer.tried': 'A call',
      'answer.affected': 'Also saved',
    });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain(`${team.members[1]?.name} saved this at`);
    expect(clash.text).toContain('A visit &lt;first&gt;');
    expect(clash.text).toMatch(/<textarea[^>]*>\n?A call<\/textarea>/);
    const { answers } = (await academy.application(team.id)).draft;
    expect(answers).toMatchObject({ tried: 'A visit <first>', affected: 'Also saved' });
    expect((await pressOn(team.browser, clash.text)).status).toBe(303);
    expect((await academy.application(team.id)).draft.answers['tried']).toBe('A call');
  });

  it('add a person once, however often the button is pressed', async () => {
    const { text } = await team.browser.page('/application/members/new');
    const cy = { ...MEMBER, name: 'Cy Grey', email: 'cy@team.example' };
    const replies = await Promise.all([1, 2, 3].map(() => pressOn(team.browser, text, cy)));
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await academy.application(team.id)).draft.members).toHaveLength(3);
  });

  it('see when somebody else changed a person’s details meanwhile', async () => {
    const [, ben] = (await academy.application(team.id)).draft.members;
    const page = `/application/members/${ben?.id}`;
    const { text } = await team.browser.page(page);
    await press(second, page, { role: 'Nurse' });
    const clash = await pressOn(team.browser, text, { role: 'Porter' });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('<p>Nurse</p>');
    expect((await pressOn(team.browser, clash.text)).status).toBe(303);
    expect((await academy.application(team.id)).draft.members[1]?.role).toBe('Porter');
  });

  it('leave one by one: a removed person’s link stops working', async () => {
    const [, ben] = (await academy.application(team.id)).draft.members;
    const page = `/application/members/${ben?.id}/remove`;
    expect((await team.browser.page(page)).text).toContain('their link stops working');
    expect((await press(team.browser, page, { confirm: 'yes' })).status).toBe(303);
    expect((await second.get('/application')).status).toBe(401);
    expect((await press(team.browser, '/application/members/new', { name: 'x' })).status).toBe(422);
  });

  it('may correct their own address, and go on at the same device', async () => {
    const { contactId } = (await academy.application(team.id)).draft;
    const page = `/application/members/${contactId}`;
    expect((await press(team.browser, page, { email: 'new@team.example' })).status).toBe(303);
    expect((await team.browser.get('/application')).status).toBe(200);
    expect((await byLink('new@team.example')).cookies['team']).toMatch(
      /^[0-9a-f-]+\.[0-9a-f]{64}$/,
    );
  });
});

describe('a double click', () => {
  it('starts one draft, and both answers lead to it', async () => {
    const fields = { name: 'Dot', email: 'dot@team.example', requestId: crypto.randomUUID() };
    const both = [newBrowser(academy.url), newBrowser(academy.url)];
    for (const each of both) expect((await each.form('/apply', fields)).status).toBe(303);
    const ids = await Promise.all(both.map(idOf));
    expect(ids[0]).toBe(ids[1]);
    expect(await mailsTo('dot@team.example')).toHaveLength(1);
    const other = await newBrowser(academy.url).form('/apply', { ...fields, name: 'Dora' });
    expect(other.status).toBe(422);
  });
});

describe('a new link', () => {
  it('is mailed to a member, and the page says the same to everybody', async () => {
    const team = await aDraft(academy);
    const address = team.members[1]?.email ?? '';
    await mailsTo(address);
    const ask = (email: string) => press(newBrowser(academy.url), '/new-link', { email });
    const known = await ask(address.toUpperCase());
    const unknown = await ask('nobody@team.example');
    expect(known.status).toBe(200);
    expect(known.text).toBe(unknown.text);
    await ask(address);
    const kinds = (await mailsTo(address)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'resume-link')).toHaveLength(1);
    expect(await mailsTo('nobody@team.example')).toEqual([]);
    expect(await idOf(await byLink(address))).toBe(team.id);
  });
});

describe('an application that the delivery team enters', () => {
  const admin = () => academy.admins[0].browser;

  it('is the team’s own form with a banner; who entered it, and how, stays with it', async () => {
    const reply = await press(admin(), '/admin/enter', {
      ...{ how: 'phone', name: 'Eve Lark', email: 'eve@team.example', teamName: 'By phone' },
      reason: 'They have no computer.',
    });
    expect(reply.status).toBe(303);
    const tasks = await admin().page('/application');
    expect(tasks.text).toContain('for a team, by phone');
    const id = await idOf(admin());
    const { contactId } = (await academy.application(id)).draft;
    await press(admin(), `/application/members/${contactId}`, MEMBER);
    const { provenance } = await academy.application(id);
    expect(provenance).toMatchObject({ how: 'phone', by: academy.admins[0].name });
    const [first] = await loadAudit(id);
    expect(first).toMatchObject({
      what: 'start-for-team',
      details: { how: 'phone', reason: 'They have no computer.' },
    });
    expect((await admin().page(`/admin/applications/${id}`)).text).toContain('entered it by phone');
    expect(await idOf(await byLink('eve@team.example'))).toBe(id);
  });

  it('asks how it came', async () => {
    const reply = await press(admin(), '/admin/enter', { name: 'Eve', email: 'eve@team.example' });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('Select how the team told you');
  });
});

describe('at the deadline', () => {
  let unsent: Team;
  let sent: Team;
  let open: string;
  beforeAll(async () => {
    unsent = await aDraft(academy);
    [sent] = (await sentTeams(academy, 1)) as [Team];
    await academy.pump.moveTo(closesAt(academy.programme));
    open = (await unsent.browser.page('/application/pages/problem-and-aim')).text;
  });

  it('a draft has been called to mind 7, 2 and 1 days before; an application that was sent, never', async () => {
    const told = async (team: Team) =>
      (await mailsTo(team.members[0]?.email ?? ''))
        .filter(({ kind }) => kind === 'draft-reminder')
        .map(({ sentAt }) => sentAt.slice(0, 10));
    expect(await told(unsent)).toEqual(['2024-09-15', '2024-09-20', '2024-09-21']);
    expect(await told(sent)).toEqual([]);
  });

  it('an application can be taken back, changed and sent to the last millisecond', async () => {
    expect((await sent.browser.form('/application/take-back', { confirm: 'yes' })).status).toBe(
      303,
    );
    await press(sent.browser, '/application/pages/team', { teamName: 'Last words' });
    expect((await press(sent.browser, '/application/check', CONSENTS)).status).toBe(303);
    expect(await academy.application(sent.id)).toMatchObject({ status: 'submitted', sending: 2 });
  });

  it('a page that is open keeps its answers, and says what can still be done', async () => {
    await academy.pump.moveTo(plus(closesAt(academy.programme), 1));
    const reply = await pressOn(unsent.browser, open, { 'answer.tried': 'Not lost' });
    expect(reply.status).toBe(303);
    const page = await unsent.browser.page(reply.head.get('location') ?? '');
    expect(page.text).toContain('What you just wrote is saved. It has not been sent.');
    expect(page.text).toContain(
      'Applications closed at 11:59pm on Sunday 22 September 2024 (UK time)',
    );
    expect(page.text).toContain('send it late, once');
    expect(page.text).toContain('Not lost');
    expect((await unsent.browser.form('/application/send', {})).status).toBe(409);
  });

  it('the delivery team can let one draft be sent late, once, for a reason', async () => {
    const page = `/admin/applications/${unsent.id}/late-link`;
    const admin = academy.admins[0].browser;
    expect((await press(admin, page, {})).status).toBe(422);
    const until = '2024-09-23T22:59:59.999Z';
    expect((await press(admin, page, { reason: 'In hospital', until })).status).toBe(303);
    const address = unsent.members[0]?.email ?? '';
    const browser = await byLink(address);
    expect((await mailsTo(address)).at(-1)?.kind).toBe('late-link');
    const tasks = await browser.page('/application');
    expect(tasks.text).toContain('once, until 11:59pm on Monday 23 September 2024 (UK time)');
    expect((await press(browser, '/application/check', CONSENTS)).status).toBe(303);
    expect(await academy.application(unsent.id)).toMatchObject({ status: 'submitted' });
    expect((await academy.application(unsent.id)).lateUntil).toBeUndefined();
    expect((await browser.form('/application/take-back', { confirm: 'yes' })).status).toBe(409);
    const audit = await loadAudit(unsent.id);
    expect(audit.find(({ what }) => what === 'issue-late-link')).toMatchObject({
      by: { name: academy.admins[0].name },
      details: { reason: 'In hospital' },
    });
  });

  it('two late links of the same instant are both given, and a second click gives no third', async () => {
    const [{ browser: first }, { browser: second }] = academy.admins;
    await press(first, '/admin/enter', {
      ...{ how: 'paper', name: 'Both', email: 'both@team.example' },
      reason: 'By post.',
    });
    const id = await idOf(first);
    const given = { reason: 'Power cut', until: '2024-09-24T22:59:59.999Z' };
    const ask = (of: typeof first, requestId: string) =>
      of.post(`/admin/applications/${id}/late-link`, { ...given, requestId });
    const replies = await Promise.all([ask(first, 'a'), ask(second, 'b'), ask(first, 'a')]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ask(first, 'a')).status).toBe(200);
    const links = (await loadAudit(id)).filter(({ what }) => what === 'issue-late-link');
    expect(links).toHaveLength(2);
    await academy.pump.settle();
    const told = (await mailsTo('both@team.example')).filter(({ kind }) => kind === 'late-link');
    expect(told).toHaveLength(2);
  });

  it('a late link ends when it says', async () => {
    const admin = academy.admins[0].browser;
    await press(admin, '/admin/enter', {
      ...{ how: 'paper', name: 'Late', email: 'late@team.example' },
      reason: 'By post.',
    });
    const id = await idOf(admin);
    const until = '2024-09-24T22:59:59.999Z';
    const given = { reason: 'Lost post', until };
    await press(admin, `/admin/applications/${id}/late-link`, given);
    const late = await byLink('late@team.example');
    await academy.pump.moveTo(plus(until, 1));
    expect((await late.page('/application')).text).toContain('Your application was not sent');
    expect((await late.form('/application/send', {})).status).toBe(409);
  });
});
