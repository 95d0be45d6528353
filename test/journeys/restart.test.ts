import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Browser, done, newBrowser } from '../fixtures/browser.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const ROOT = join(import.meta.dirname, '../..');
const folders: string[] = [];
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'restart-'));
  folders.push(folder);
  return folder;
}

type Ended = { code: number | null; out: string; err: string };

/** `npm start` as a process of its own. */
function start(...args: string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
  url(): Promise<string>;
} {
  const child = spawn(process.execPath, ['bin/start.ts', ...args], { cwd: ROOT });
  children.add(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  const served = new Promise<string>((found, failed) => {
    child.stdout.on('data', (data) => {
      out += data;
      const url = /Apply\s+(http:\S+)\//.exec(out)?.[1];
      if (url) found(url);
    });
    child.once('exit', () => failed(new Error(`It did not start: ${err}`)));
  });
  served.catch(() => undefined);
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended, url: () => served };
}

const serve = (data: string, ...more: string[]) => start('--port', '0', '--data', data, ...more);

async function kill({ child, ended }: ReturnType<typeof start>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

const clock = async (url: string) =>
  String((await done(newBrowser(url).get('/_local/clock')))['now']);

async function move(url: string, to: string): Promise<void> {
  const form = new URLSearchParams({ move: 'date', to });
  const reply = await newBrowser(url).send('POST', '/_local/clock', {
    body: form.toString(),
    type: 'application/x-www-form-urlencoded',
  });
  expect(reply.status).toBe(200);
}

async function apply(url: string): Promise<Browser> {
  const browser = newBrowser(url);
  const member = { name: 'Ada Fox', email: 'ada@team.example' };
  await done(browser.api('POST', '/api/applications', { ...member, teamName: 'Survivors' }));
  const details = { organisation: 'A Trust', sector: 'nhs', payBand: 'bands-2-to-5' };
  const { questions, consents } = theProgramme();
  const answers = questions.map(({ id, kind, options = [] }) => [
    id,
    kind === 'choice' ? options[0]?.value : kind === 'number' ? '2' : 'Words',
  ]);
  await done(
    browser.api('PATCH', '/api/application', {
      members: [{ ...member, ...details }],
      answers: Object.fromEntries(answers),
      consents: consents.map(({ id }) => id),
      livedExperience: 'yes',
    }),
  );
  await done(browser.api('POST', '/api/application/send'));
  return browser;
}

const mails = async (url: string) => (await newBrowser(url).page('/_local/mail')).text;

describe('a host that is killed', () => {
  it('has its waiting executions, mails and clock again, and decisions still work', async () => {
    const data = newFolder();
    const first = serve(data, '--at', '2024-09-02');
    const before = await first.url();
    const browser = await apply(before);
    await move(before, '2024-09-10T12:00');
    expect(await mails(before)).toContain('ada@team.example');
    await kill(first);

    const second = serve(data);
    const url = await second.url();
    expect((await clock(url)).slice(0, 13)).toBe('2024-09-10T11');
    expect(await mails(url)).toContain('ada@team.example');
    const again = newBrowser(url, browser.cookies);
    expect((await again.get('/application')).data).toMatchObject({ status: 'submitted' });
    await done(again.post('/application/take-back', { confirm: 'yes' }));
    await done(again.post('/application/send'));
    await done(again.post('/application/withdraw', { confirm: 'yes' }));
    await move(url, '2024-09-11T12:00');
    expect(await mails(url)).toMatch(/withdrawn|withdrew/i);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});

describe('a start that cannot be', () => {
  const oneLine = async (args: string[], says: RegExp) => {
    const { code, out, err } = await start(...args).ended;
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(out).toBe('');
  };

  it('is refused in one line, exit 1: the folder is in use, is ahead, is of another programme', async () => {
    const data = newFolder();
    const host = serve(data, '--at', '2024-09-05');
    await host.url();
    await oneLine(['--port', '0', '--data', data], /in use|belongs to|already/i);
    await kill(host);
    await oneLine(['--port', '0', '--data', data, '--at', '2024-09-01'], /cannot go back/);
    const other = ['--programme', 'programmes/harbour-2026.json'];
    await oneLine(['--port', '0', '--data', data, ...other], /belongs to the programme/);
  });

  it.each([
    ['an unknown flag', ['--prot', '3000'], /--prot.*The flags are/],
    ['a port that is none', ['--port', 'many'], /--port takes a number/],
    ['a time that is none', ['--at', 'tomorrow'], /--at takes a date/],
    ['a programme file that is missing', ['--programme', 'nowhere.json'], /no programme file/],
    ['a programme file that is not one', ['--programme', 'package.json'], /is not valid/],
  ])('is refused in one line, exit 1: %s', async (_what, args, says) => {
    await oneLine(['--data', newFolder(), ...args], says);
  });

  it('is refused in one line, exit 1: the port is busy', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await oneLine(['--port', String(port), '--data', newFolder()], /Port \d+ is in use/);
    server.close();
  });
});
