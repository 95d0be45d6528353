import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt, opensAt } from '../../functions/domain/timetable.ts';
import { type Host, startHost } from '../../lib/local/host.ts';
import { timetable } from '../../lib/timetable/main.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const FILE = 'programmes/qi4all-2024.json';
const programme = theProgramme();

let folder: string;
let said: string;
let host: Host;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'timetable-'));
  host = await startHost({
    ...{ dataFolder: join(folder, 'data'), programmeFile: FILE, programme, port: 0 },
    ...{ defaultAt: opensAt(programme), ticking: false },
  });
  await host.pump.settle();
});
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += text;
      return true;
    });
  }
});

async function run(file: string, ...more: string[]): Promise<{ code: number; said: string }> {
  said = '';
  const table = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const code = await timetable(['--programme', file, '--data', join(folder, 'data'), ...more]);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = table;
  return { code, said };
}

/** The programme's file with one text in place of another. */
function changed(from: string, to: string): string {
  const file = join(folder, 'changed.json');
  const text = readFileSync(FILE, 'utf8').replace('./schema.json', 'schema.json');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return file;
}

describe('npm run timetable -- --diff', () => {
  it('says that nothing would move where the academy has every date', async () => {
    expect(await run(FILE, '--diff')).toEqual({
      code: 0,
      said: 'Nothing would move: the academy has every date of the file.\n',
    });
  });

  it('says which dates, executions and mails a moved date moves, and changes nothing', async () => {
    const file = changed('"date": "2024-10-07"', '"date": "2024-10-08"');
    const first = await run(file, '--diff');
    expect(first.code).toBe(0);
    expect(first.said).toContain(
      'Shortlisted teams announced: 9am on Monday 7 October 2024 (UK time) → 9am on Tuesday 8 October 2024 (UK time) (told when it comes)',
    );
    expect(first.said).toContain('The programme’s timeline is woken');
    expect(first.said).toContain('Nobody has been told a date that moves: no correction.');
    expect(await run(file, '--diff')).toEqual(first);
  });

  it('says who would be corrected once a date has been told', async () => {
    await host.pump.moveTo(plus(closesAt(programme), DAY + MINUTE));
    const { said: text } = await run(
      changed('"date": "2024-09-22"', '"date": "2024-09-29"'),
      '--diff',
    );
    expect(text).toContain('applications-close: one correction to each address that was told');
    expect(text).toContain('was told, and is told again when it comes');
  });

  it('asks for --diff, and for one place', async () => {
    expect(await run(FILE)).toMatchObject({ code: 1 });
    expect((await run(FILE)).said).toContain('npm run timetable -- --diff');
    expect((await run(FILE, '--diff', '--table', 'x')).said).toContain('not both');
  });
});
