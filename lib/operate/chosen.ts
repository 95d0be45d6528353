import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import { readSettings, type Settings } from '../cloud/settings.ts';

/**
 * The operator's choices as `cdk` would read them: `cdk.json`, then each `-c name=value`.
 * @throws an Error that says which choice is wrong and why.
 */
export function chosen(root: string, args: string[]): Settings {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  return readSettings(new App({ context: { ...context, ...choices(args) } }).node, root);
}

/** The `-c name=value` of a command line. */
export function choices(args: string[]): Record<string, string> {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { context: { type: 'string', short: 'c', multiple: true } },
  });
  const pairs = (values.context ?? []) as string[];
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}
