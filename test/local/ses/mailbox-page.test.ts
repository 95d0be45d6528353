import MailComposer from 'nodemailer/lib/mail-composer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, openMailbox } from '../../../lib/local/ses/mailbox.ts';
import { mailboxRoutes } from '../../../lib/local/ses/mailbox-page.ts';

let mailbox: Mailbox;

beforeEach(() => {
  mailbox = openMailbox(':memory:');
});

afterEach(() => mailbox.close());

type Written = { to?: string; subject?: string; text?: string; html?: string; filename?: string };

const ICS = 'BEGIN:VCALENDAR\r\n';

async function keep(messageId: string, written: Written = {}): Promise<void> {
  const { to = 'ann@example.org', filename, ...rest } = written;
  const attachments = filename === undefined ? [] : [{ filename, content: Buffer.from(ICS) }];
  const parts = { subject: `Subject of ${messageId}`, ...rest, attachments };
  const raw = await new MailComposer({ from: 'academy@example.org', to, ...parts })
    .compile()
    .build();
  const sentAt = '2024-09-23T08:00:00.000Z';
  const tags = { kind: 'offer' };
  mailbox.add({ messageId, sentAt, source: 'academy@example.org', destinations: [to], raw, tags });
}

async function get(path: string, method = 'GET') {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const answer = await mailboxRoutes({ mailbox })(method, pathname, searchParams);
  if (answer === undefined) throw new Error(`Nothing is served at ${path}.`);
  return { ...answer, text: Buffer.from(answer.body).toString() };
}

/** What would be left of a page if the browser threw the attributes of its frames away. */
const outsideFrames = (text: string) => text.replace(/srcdoc="[^"]*"/g, '');

test('says so when there is no mail', async () => {
  expect((await get('/_local/mail')).text).toContain('No mail has been sent yet.');
});

test('lists when a mail was sent, to whom, about what and of which kind', async () => {
  await keep('one', { subject: 'Grüße <b>', to: 'ann@example.org' });
  const { text } = await get('/_local/mail');
  expect(text).toContain('<a class="subject" href="/_local/mail/one">Grüße &lt;b&gt;</a>');
  expect(text).toContain('ann@example.org');
  expect(text).toContain('23 Sept 2024, 09:00 BST');
  expect(text).toContain('<span class="chip">offer</span>');
});

test('leads from page to page, newest first', async () => {
  for (let n = 1; n <= 51; n += 1) await keep(`mail-${n}`);
  const newest = (await get('/_local/mail')).text;
  expect(newest.indexOf('"/_local/mail/mail-51"')).toBeLessThan(
    newest.indexOf('"/_local/mail/mail-2"'),
  );
  expect(newest).not.toContain('"/_local/mail/mail-1"');
  expect(newest).toContain('href="/_local/mail?after=mail-2"');
  const oldest = (await get('/_local/mail?after=mail-2')).text;
  expect(oldest).toContain('"/_local/mail/mail-1"');
  expect(oldest).not.toContain('Older mails');
});

test('shows the mails of one recipient', async () => {
  await keep('one', { to: 'ann@example.org' });
  await keep('two', { to: 'bo@example.org' });
  const { text } = await get('/_local/mail?to=bo%40example.org');
  expect(text).toContain('Subject of two');
  expect(text).not.toContain('Subject of one');
  expect(text).toContain('value="bo@example.org"');
});

test('shows the text with links to follow', async () => {
  await keep('one', { text: 'Open https://example.org/?a=1&b=2.' });
  expect((await get('/_local/mail/one')).text).toContain(
    '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noreferrer">https://example.org/?a=1&amp;b=2</a>.',
  );
});

test('lets hostile HTML reach a sandboxed frame and nothing else', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)></iframe>';
  await keep('one', { html: hostile, text: hostile, subject: hostile, filename: `${hostile}.ics` });
  for (const path of ['/_local/mail', '/_local/mail/one', `/_local/mail?to=${hostile}`]) {
    const { text, headers } = await get(path);
    expect(outsideFrames(text)).not.toMatch(/<script|<img/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
  const { text } = await get('/_local/mail/one');
  expect(text).toMatch(
    /srcdoc="&lt;base target=&quot;_blank&quot;&gt;[^"<>]*&lt;script&gt;[^"<>]*"/,
  );
  const sandbox = /sandbox="([^"]*)"/.exec(text)?.[1];
  expect(sandbox).toBe('allow-popups allow-popups-to-escape-sandbox');
});

test('gives an attachment as a download under its own name', async () => {
  await keep('one', { text: 'x', filename: 'Gespräch "1".ics' });
  const { text } = await get('/_local/mail/one');
  expect(text).toContain('<a href="/_local/mail/one/attachments/1">');
  const file = await get('/_local/mail/one/attachments/1');
  expect(file.text).toBe(ICS);
  expect(file.headers).toMatchObject({
    'content-type': 'text/calendar',
    'content-disposition': "attachment; filename*=UTF-8''Gespr%C3%A4ch%20%221%22.ics",
    'x-content-type-options': 'nosniff',
  });
});

test('gives the raw message', async () => {
  await keep('one');
  const { body, headers } = await get('/_local/mail/one.eml');
  expect(body).toEqual(mailbox.get('one')?.raw);
  expect(headers['content-type']).toBe('message/rfc822');
});

test('gives the list as JSON, newest first', async () => {
  await keep('one', { subject: 'Größe' });
  await keep('two', { to: 'bo@example.org' });
  const one = { messageId: 'one', subject: 'Größe', destinations: ['ann@example.org'] };
  const common = { sentAt: '2024-09-23T08:00:00.000Z', tags: { kind: 'offer' } };
  const list = JSON.parse((await get('/_local/mail.json')).text);
  expect(list).toEqual([expect.objectContaining({ messageId: 'two' }), { ...one, ...common }]);
  expect(JSON.parse((await get('/_local/mail.json?to=bo&limit=1')).text)).toHaveLength(1);
});

test('serves its stylesheet as a file, which keeps inline styles off its own pages', async () => {
  const { headers, text } = await get('/_local/mail');
  expect(text).toContain('href="/_local/mail.css"');
  expect(text).not.toMatch(/ style=|<style/);
  expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  expect((await get('/_local/mail.css')).headers['content-type']).toMatch(/^text\/css/);
});

test.each(['/two', '/two.eml', '/one/attachments/1', '/one/other/1', '/%zz', '/one/a/b/c'])(
  'answers 404 for what does not exist: %s',
  async (path) => {
    await keep('one');
    expect((await get(`/_local/mail${path}`)).status).toBe(404);
  },
);

test('leaves every other path to others, and takes no orders', async () => {
  expect(await mailboxRoutes({ mailbox })('GET', '/', new URLSearchParams())).toBeUndefined();
  const others = mailboxRoutes({ mailbox })('GET', '/_local/mailbox', new URLSearchParams());
  expect(await others).toBeUndefined();
  expect(await get('/_local/mail', 'POST')).toMatchObject({ status: 405 });
});
