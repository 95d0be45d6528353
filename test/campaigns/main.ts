import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Campaign, Findings } from './campaign.ts';

/** Files here that are no campaigns. */
const HELPERS = new Set(['main.ts', 'campaign.ts']);

/** Broken promises that are shown as examples; the count is always whole. */
const MOST_EXAMPLES = 10;

// A trial that failed half-way may have left something open.
process.exit(await main(process.argv.slice(2)));

/** `npm run campaign -- [NAME…]`: runs those, or lists and runs all. Answers the exit code. */
async function main(args: string[]): Promise<number> {
  try {
    const { names, ...flags } = readFlags(args);
    const known = campaignNames();
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new Error(`There is no campaign ${unknown[0]}. There are: ${known.join(', ')}.`);
    }
    if (names.length === 0) await list(known);
    if (flags.list) return 0;
    let failed = 0;
    for (const name of names.length > 0 ? names : known) {
      failed += (await runOne(name, flags)).failures.length;
    }
    return failed === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

type Flags = { seed: number; trials?: number; mutant: boolean; json: boolean; list: boolean };

async function runOne(name: string, { seed, trials, mutant, json }: Flags): Promise<Findings> {
  const campaign = await load(name);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say(`${name}: seed ${seed}${mutant ? ', with its guard taken away' : ''}`);
  const findings = await campaign.run({ seed, trials: trials ?? campaign.trials, mutant, say });
  const { failures, ...rest } = findings;
  const examples = failures.slice(0, MOST_EXAMPLES);
  const report = { name, ...rest, failures: failures.length, seed, mutant, examples };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : readable(report));
  return findings;
}

function readable(report: {
  name: string;
  trials: number;
  failures: number;
  figures: Record<string, number>;
  examples: string[];
}): string {
  const { name, trials, failures, figures, examples } = report;
  return [
    `${name}: ${trials} trials, ${failures} failures`,
    ...Object.entries(figures).map(([figure, value]) => `  ${figure.padEnd(28)}${value}`),
    ...examples.map((example) => `  ! ${example}`),
    '',
  ].join('\n');
}

async function list(names: string[]): Promise<void> {
  for (const name of names) {
    process.stderr.write(`${name.padEnd(20)}${(await load(name)).what}\n`);
  }
}

function campaignNames(): string[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !HELPERS.has(entry.name))
    .map((entry) => entry.name.slice(0, -'.ts'.length))
    .sort();
}

async function load(name: string): Promise<Campaign> {
  return ((await import(`./${name}.ts`)) as { campaign: Campaign }).campaign;
}

function readFlags(args: string[]): Flags & { names: string[] } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      trials: { type: 'string' },
      mutant: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  const { mutant, json, list } = values;
  const trials = values.trials === undefined ? {} : { trials: whole('trials', values.trials) };
  return { names: positionals, seed: whole('seed', values.seed), mutant, json, list, ...trials };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} takes a whole number, not "${text}".`);
}
