import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseProgramme } from '../../functions/domain/lint-programme.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { spoken } from '../../functions/domain/time.ts';
import { opensAt } from '../../functions/domain/timetable.ts';
import { parseInstant } from './clock-routes.ts';
import type { Host } from './host.ts';
import { StartRefused } from './start-refusal.ts';

export const DEFAULT_PROGRAMME = 'programmes/qi4all-2024.json';

/** `npm start`: serves the academy until it is interrupted. Answers the exit code. */
export async function startAcademy(args: string[]): Promise<number> {
  try {
    const flags = readFlags(args);
    const programme = readProgramme(flags.programme);
    const at = flags.at === undefined ? undefined : instant(flags.at, programme);
    // What is refused until here need not wait for the whole academy to be loaded.
    const { startHost } = await import('./host.ts');
    const host = await startHost({
      dataFolder: resolve(flags.data),
      programmeFile: resolve(flags.programme),
      programme,
      port: flags.port,
      ...(at === undefined ? {} : { at }),
      defaultAt: opensAt(programme),
      ticking: true,
    });
    if (at !== undefined) await host.pump.moveTo(at);
    greet(host, programme);
    await interrupted();
    await host.stop();
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** The programme of a file, or one line that says what is wrong with it. */
export function readProgramme(file: string): Programme {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartRefused(
      `There is no programme file at ${file}. Name one with --programme, for example ${DEFAULT_PROGRAMME}.`,
    );
  }
  try {
    return parseProgramme(JSON.parse(text));
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : '')
      .split('\n')
      .filter((line) => line !== '');
    throw new StartRefused(
      `The programme file ${file} is not valid: ${first} Run "npm run lint:programme -- ${file}" for everything.`,
    );
  }
}

function readFlags(args: string[]) {
  const values = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartRefused(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return { ...values, port };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '3000' },
        data: { type: 'string', default: '.local' },
        at: { type: 'string' },
        programme: { type: 'string', default: DEFAULT_PROGRAMME },
      },
    });
    return values;
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : '').split(/[.\n]/);
    throw new StartRefused(
      `${first}. The flags are --port N, --data DIR, --at INSTANT and --programme FILE.`,
    );
  }
}

function instant(text: string, programme: Programme): string {
  const at = parseInstant(text, programme);
  if (at === undefined) {
    throw new StartRefused(
      `--at takes a date or an instant such as 2024-09-01 or 2024-09-01T09:00, not "${text}".`,
    );
  }
  return at;
}

function greet(host: Host, programme: Programme): void {
  process.stdout.write(
    `${programme.name}\n` +
      `It is ${spoken(host.clock.now(), programme.timeZone)}. Move the clock with the bar on top of each page.\n\n` +
      `  Apply          ${host.url}/\n` +
      `  Panel          ${host.url}/panel\n` +
      `  Delivery team  ${host.url}/admin\n` +
      `  Mailbox        ${host.url}/_local/mail\n` +
      `  Sign in        ${host.url}/sign-in\n\n` +
      'Stop with Ctrl+C; the next start goes on from here.\n',
  );
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}
