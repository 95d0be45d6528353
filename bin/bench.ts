import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { loadTimes } from '../lib/cloud/load-times.ts';

/**
 * `npm run bench -- [--json]`: what the Step Functions runner and the pages do in how long, and how long each
 * door's bundle takes to load beside the clients of AWS alone, against their limits.
 */
const RUNNER = join(import.meta.dirname, '../test/local/stepfunctions/bench.ts');
const PAGES = join(import.meta.dirname, '../test/views/bench.ts');
const SHORTLIST = join(import.meta.dirname, '../test/bench/shortlist.ts');
const FILES = join(import.meta.dirname, '../test/bench/files.ts');
const RUNS = 3;

type Limit = { text: string; of: string; unit: string; atMost?: number; atLeast?: number };

type Figure = Omit<Limit, 'of'> & { value: number; runs: number[]; holds: boolean };

// Each scenario has a process of its own. V8 lets its nursery grow to 100 MB and more when it can; the
// scenario whose memory counts gets 8 MB, which costs it no time.
type Scenario = { name: string; flags: string[]; limits: Limit[]; script?: string };

const SCENARIOS: Scenario[] = [
  {
    name: 'tokens-sqlite',
    flags: ['--max-semi-space-size=8'],
    limits: [
      {
        text: '10,000 executions that wait on tokens start',
        of: 'startMs',
        unit: 'ms',
        atMost: 2000,
      },
      { text: '… and are resident', of: 'residentMb', unit: 'MB', atMost: 200 },
      { text: '… are revived after a restart', of: 'reviveMs', unit: 'ms', atMost: 500 },
      { text: '… and completed', of: 'completeMs', unit: 'ms', atMost: 2000 },
    ],
  },
  {
    name: 'transitions-memory',
    flags: [],
    limits: [{ text: 'Transitions in memory', of: 'perSecond', unit: '/s', atLeast: 5000 }],
  },
  {
    name: 'transitions-sqlite',
    flags: [],
    limits: [{ text: 'Transitions with SQLite', of: 'perSecond', unit: '/s', atLeast: 2000 }],
  },
  {
    name: 'year-memory',
    flags: [],
    limits: [
      {
        text: 'A year of daily waits of 100 executions, in memory',
        of: 'ms',
        unit: 'ms',
        atMost: 500,
      },
    ],
  },
  {
    name: 'year-sqlite',
    flags: [],
    limits: [{ text: '… with SQLite', of: 'ms', unit: 'ms', atMost: 500 }],
  },
  {
    name: 'pages',
    script: PAGES,
    flags: [],
    limits: [
      { text: 'The slowest page renders, warm', of: 'slowestMs', unit: 'ms', atMost: 1 },
      { text: '… and the median page', of: 'medianMs', unit: 'ms', atMost: 1 },
    ],
  },
  {
    name: 'shortlist',
    script: SHORTLIST,
    flags: [],
    limits: [
      {
        text: 'A page of the shortlist of 1,000, over HTTP',
        of: 'medianMs',
        unit: 'ms',
        atMost: 100,
      },
      // 25 lines; who asks, the programme, its rubric, the counters, the release, where the page begins.
      { text: '… reads, of the table', of: 'items', unit: 'items', atMost: 35 },
    ],
  },
  {
    name: 'files',
    script: FILES,
    flags: [],
    limits: [
      // The function has 30 s, and with its 512 MB less than a third of a core.
      {
        text: 'The slowest part of a file of 2,000, over HTTP',
        of: 'slowestMs',
        unit: 'ms',
        atMost: 3000,
      },
      {
        text: '… and the largest, of the 6 MB of an answer',
        of: 'largestBytes',
        unit: 'bytes',
        atMost: 6_000_000,
      },
    ],
  },
];

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  load: loadavg()[0]?.toFixed(1),
};
const date = new Date().toISOString();
const figures: Figure[] = [...SCENARIOS.flatMap(measure), ...(await loads())];

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ date, machine, figures }, null, 2));
else show();

/** The median of some runs of a scenario, for each of its limits. */
function measure({ name, flags, limits, script = RUNNER }: Scenario) {
  const runs = Array.from({ length: RUNS }, () => {
    const printed = execFileSync(process.execPath, [...flags, script, name], { encoding: 'utf8' });
    return JSON.parse(printed) as Record<string, number>;
  });
  return limits.map(({ of, ...limit }) => {
    const values = runs.map((run) => run[of] ?? Number.NaN).sort((one, other) => one - other);
    const value = values[(values.length - 1) >> 1] ?? Number.NaN;
    const { atMost = Number.POSITIVE_INFINITY, atLeast = 0 } = limit;
    return { ...limit, value, runs: values, holds: value <= atMost && value >= atLeast };
  });
}

/** How many times as long as its clients a door may load. */
const MOST = 1.3;

/** Loading a door, as a multiple of loading nothing but the clients that it uses. */
async function loads(): Promise<Figure[]> {
  const times = await loadTimes({ root: join(import.meta.dirname, '..'), runs: 20 });
  return times.map(({ door, ms, floorMs, ratio }) => {
    const value = Math.round(ratio * 100) / 100;
    const text = `Loading ${door.name} (${ms.toFixed(0)} ms) to its clients (${floorMs.toFixed(0)} ms)`;
    return { text, value, unit: '×', runs: [ms, floorMs], atMost: MOST, holds: value <= MOST };
  });
}

function show(): void {
  const { cpu, cores, node, platform, load } = machine;
  console.log(`${date}, ${cores} × ${cpu}, ${platform}, Node ${node}, load ${load}`);
  console.log(`The median of ${RUNS} runs.`);
  for (const { text, value, unit, atMost, atLeast, holds } of figures) {
    const limit = atMost === undefined ? `at least ${shown(atLeast)}` : `at most ${shown(atMost)}`;
    const amount = `${shown(value)} ${unit}`.padStart(12);
    console.log(`${text.padEnd(52)}${amount}  (${limit}${holds ? '' : ', MISSED'})`);
  }
}

function shown(value: number | undefined): string {
  return (value ?? Number.NaN).toLocaleString('en-GB');
}
