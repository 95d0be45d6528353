import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTableServer, type TableServer } from '../../lib/local/table-server.ts';
import { people } from '../../lib/people/main.ts';

const SAMPLE = 'programmes/people-sample.csv';

let folder: string;
let running: TableServer | undefined;
let said: { out: string; err: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  said = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text;
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command on the test's folder, and answers what it said. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  said = { out: '', err: '' };
  const code = await people([...args, '--data', folder]);
  return { code, ...said };
}

function fileOf(text: string): string {
  const file = join(folder, 'people.csv');
  writeFileSync(file, text);
  return file;
}

describe('npm run people', () => {
  it('keeps people in a folder where no academy runs, and lists them', async () => {
    const imported = await run('import', SAMPLE);
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toBe(
      `9 people added, 0 replaced, for qi4all-2024 in the data folder ${folder}.\n`,
    );
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
    const listed = await run('list');
    expect(listed.code).toBe(0);
    expect(listed.out.split('\n')[1]).toBe(
      'Amina Yusuf,amina.yusuf@people.example,delivery-team,,Academy delivery team',
    );
    expect(listed.err).toContain('9 people');
  });

  it('reaches the table of the academy that runs on the folder, and leaves it running', async () => {
    running = await startTableServer({ dataFolder: folder, env: {} });
    expect(await run('import', SAMPLE)).toMatchObject({ code: 0 });
    expect((await run('list')).err).toContain('9 people');
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
  });

  it('says which roles a line took away from a person who was there', async () => {
    await run('import', SAMPLE);
    const file = fileOf('name,email,roles\nRobert Hale,robert.hale@people.example,coach\n');
    expect((await run('import', file)).out).toBe(
      `0 people added, 1 replaced, for qi4all-2024 in the data folder ${folder}.\n` +
        'Robert Hale (robert.hale@people.example) is no longer delivery-team: a line says all the roles of its person.\n',
    );
  });

  it('imports nobody from a file with a mistake in it', async () => {
    const file = fileOf('name,email,roles\nAda,ada@a.example,coach\nBen,ben,coach\n');
    expect(await run('import', file)).toEqual({
      code: 1,
      out: '',
      err: `${file}, line 3: “ben” is not an email address such as name@example.org.\nNobody was imported.\n`,
    });
    expect((await run('list')).err).toContain('0 people');
  });

  it('refuses the folder of another programme', async () => {
    writeFileSync(join(folder, 'academy.json'), '{"programmeId":"other-2025","now":""}');
    const refused = await run('import', SAMPLE);
    expect(refused.code).toBe(1);
    expect(refused.err).toBe(
      `The data folder ${folder} belongs to the programme other-2025. Name its file with --programme, or another folder with --data.\n`,
    );
  });

  it.each([
    [[], 'Use one of'],
    [['import'], 'Use one of'],
    [['list', 'extra'], 'Use one of'],
    [['import', 'nowhere.csv'], 'There is no file nowhere.csv.'],
    [['list', '--table', 'qi4all'], 'Choose --data or --table, not both.'],
    [['list', '--place', 'x'], "Unknown option '--place'"],
    [['list', '--programme', 'nowhere.json'], 'There is no programme file at nowhere.json.'],
  ])('refuses %j', async (args, why) => {
    const refused = await run(...args);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(why);
  });
});
