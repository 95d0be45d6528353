import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DAY, plus } from '../../../functions/domain/time.ts';
import { dueOf } from '../../../functions/domain/timetable.ts';
import { type Host, startHost } from '../host.ts';
import { DEFAULT_PROGRAMME, readProgramme } from '../start.ts';
import { StartRefused } from '../start-refusal.ts';
import { playSeason } from './play.ts';
import { reportSeason, type SeasonReport } from './report.ts';
import { countUnits } from './units.ts';

/** `npm run season`: plays a whole programme and reports it. Answers the exit code. */
export async function season(args: string[]): Promise<number> {
  try {
    const flags = readFlags(args);
    const report = await run(flags);
    process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : readable(report));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

type Flags = { programme: string; applications: number; seed: number; json: boolean };

async function run({ programme: file, applications, seed }: Flags): Promise<SeasonReport> {
  const programme = readProgramme(file);
  const units = countUnits();
  const first =
    programme.milestones.map((milestone) => dueOf(programme, milestone)).sort()[0] ?? '';
  const from = plus(first, -DAY);
  const host: Host = await startHost({
    dataFolder: ':memory:',
    programmeFile: resolve(file),
    programme,
    port: 0,
    defaultAt: from,
    ticking: false,
  });
  const say = (what: string) => process.stderr.write(`${host.clock.now().slice(0, 10)}  ${what}\n`);
  try {
    const stage = await playSeason(host, programme, { applications, seed, say });
    if (stage.mostHeld > programme.places)
      throw new Error(`${stage.mostHeld} places were held, but there are ${programme.places}`);
    return await reportSeason(host, programme, { from, units });
  } finally {
    await host.stop();
  }
}

function readFlags(args: string[]): Flags {
  try {
    const { values } = parseArgs({
      args,
      options: {
        programme: { type: 'string', default: DEFAULT_PROGRAMME },
        applications: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    return {
      programme: values.programme,
      json: values.json,
      applications: whole('applications', values.applications, 1),
      seed: whole('seed', values.seed, 0),
    };
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    const [line] = (error instanceof Error ? error.message : '').split(/[.\n]/);
    throw new StartRefused(
      `${line}. The flags are --programme FILE, --applications N, --seed S and --json.`,
    );
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= 1_000_000) return value;
  throw new StartRefused(`--${name} takes a whole number from ${least}, not "${text}".`);
}

function readable(report: SeasonReport): string {
  const { reached, outcomes, mails, executions } = report;
  const lines = (values: Record<string, number>) =>
    Object.entries(values).map(([name, value]) => `  ${name.padEnd(26)}${value}`);
  return `${[
    `${report.programme}, ${report.from} to ${report.to}`,
    '',
    'Reached',
    ...lines(reached),
    'Ended as',
    ...lines(outcomes),
    'Milestones',
    ...report.milestones.map(
      ({ id, due, announcedAt, recipients }) =>
        `  ${id.padEnd(26)}due ${due}  told ${announcedAt ?? 'never'}  ${recipients} people`,
    ),
    `Mails: ${mails.sent} sent, ${mails.lost} lost, ${mails.duplicates} duplicates`,
    ...lines(mails.byKind),
    `Executions: ${executions.application} of applications, ${executions.timeline} of timelines, ${executions.failed} failed, longest ${executions.longestDays} days`,
    'Counted',
    ...lines(report.counted),
    `${(report.wallMs / 1000).toFixed(1)} s, ${report.peakRssMb} MB`,
  ].join('\n')}\n`;
}
