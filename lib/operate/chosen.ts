import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import { CHOICES, readSettings, type Settings } from '../cloud/settings.ts';

/**
 * The operator's choices as `cdk` would read them: `cdk.json`, then each `-c name=value`.
 * @throws an Error that says which choice is wrong and why.
 */
export function chosen(root: string, args: string[]): Settings {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  return readSettings(new App({ context: { ...context, ...choices(args) } }).node, root);
}

/**
 * The `-c name=value` of a command line. `cdk` takes any name; here a slip of the pen is not left to be
 * found out when nobody is told of an alarm.
 * @throws an Error for a name that is no choice, and for whatever else stands there.
 */
export function choices(args: string[]): Record<string, string> {
  const { values } = parseArgs({
    args,
    options: { context: { type: 'string', short: 'c', multiple: true } },
  });
  const pairs = (values.context ?? []).map((pair) => pair.split(/=(.*)/s).slice(0, 2));
  for (const [name = ''] of pairs) {
    if (CHOICES.includes(name) || name.startsWith('@aws-cdk/')) continue;
    throw new Error(`There is no choice ${name}. There are: ${CHOICES.join(', ')}.`);
  }
  return Object.fromEntries(pairs);
}
