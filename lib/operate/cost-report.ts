import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildAcademy } from '../cloud/academy.ts';
import { chosen } from './chosen.ts';
import {
  type CostItem,
  type Counted,
  fixedCost,
  type Resources,
  total,
  variableCost,
} from './cost.ts';
import { PRICES_OF } from './prices.ts';

/** How many applications a season has, where no season's file is given. */
const APPLICATIONS = 100;

/** `npm run cost -- [-c name=value …] [--season FILE]`, as text. */
export function costReport(root: string, args: string[]): string {
  const at = args.indexOf('--season');
  const file = at === -1 ? undefined : args[at + 1];
  const season = file ? readFileSync(file, 'utf8') : playSeason(root);
  const { counted } = JSON.parse(season) as { counted: Counted };
  const fixed = fixedCost(resourcesOf(root, file ? args.toSpliced(at, 2) : args));
  const variable = variableCost(counted);
  return [
    `In US dollars, list prices of ${PRICES_OF} without free tiers or tax; lib/operate/prices.ts names each source.`,
    ...block('Each month, whether anybody applies or not', fixed),
    ...block(
      `A season${file ? ` (${file})` : ` of ${APPLICATIONS} applications`}, all in all`,
      variable,
    ),
    'CloudFront is free up to 1 TB and 10 million requests a month; Cognito up to 10,000 people.',
  ].join('\n');
}

function playSeason(root: string): string {
  const command = [join(root, 'bin/season.ts'), '--json', '--applications', String(APPLICATIONS)];
  return execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** Everything that would be deployed with these choices. */
export function resourcesOf(root: string, args: string[]): Resources {
  const folder = mkdtempSync(join(tmpdir(), 'qi4all-cost-'));
  try {
    const bundle = join(folder, 'bundle');
    mkdirSync(bundle);
    writeFileSync(join(bundle, 'index.js'), '');
    const app = new App({
      outdir: join(folder, 'out'),
      builtinCloudFormationValidation: false,
      stackTraces: false,
    });
    const bundles = { folderOf: () => bundle, sizeOf: () => 0, sourcesOf: () => [] };
    buildAcademy(app, { root, settings: chosen(root, args), bundles });
    return app
      .synth()
      .stacks.flatMap(({ template }) => Object.values(template.Resources) as Resources);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function block(title: string, items: CostItem[]): string[] {
  const lines = items.map(
    ({ name, amount, unit, usd, choice }) =>
      `  ${dollars(usd)}  ${name.padEnd(42)}${amount.toLocaleString('en-GB', { maximumFractionDigits: 2 })} × ${unit}${choice ? `  (-c ${choice}=…)` : ''}`,
  );
  return ['', title, ...lines, `  ${dollars(total(items))}  together`];
}

function dollars(usd: number): string {
  return usd.toFixed(3).padStart(8);
}
