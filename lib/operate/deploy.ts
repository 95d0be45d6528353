import { spawnSync } from 'node:child_process';
import { destructive } from './change-sets.ts';
import { chosen } from './chosen.ts';
import { examine } from './doctor.ts';
import { type Finding, lineOf } from './finding.ts';
import { smokeTest } from './smoke-test.ts';
import { CHANGE_SET, type Deployed, deployedIn, STACKS } from './stacks.ts';

/** Says yes to what would be lost. */
export const CONFIRM = '--lose-what-is-listed';

/**
 * Doctor, check, synth with validation, then each stack: what would change is prepared and looked at, and
 * only made where nothing is lost by it or the operator has said so. Then the pages are opened.
 * Answers the exit code.
 */
export async function deploy(root: string, args: string[]): Promise<number> {
  const confirmed = args.includes(CONFIRM);
  const given = args.filter((arg) => arg !== CONFIRM);
  const settings = chosen(root, given);
  if (!told('Doctor', await examine(root, settings))) return 1;
  run('npm', ['run', '--silent', 'check']);
  run('npx', ['cdk', 'synth', '--quiet', ...given]);
  const deployed = deployedIn(settings.region);
  try {
    for (const stack of STACKS) {
      if (!(await judged(stack, { deployed, given, confirmed }))) return 1;
      run('npx', ['cdk', 'deploy', stack, ...EACH, ...given]);
    }
    const { SiteUrl = '' } = (await deployed.outputs('Qi4AllAcademy')) ?? {};
    const opened = told('Pages', await smokeTest(SiteUrl));
    console.log(afterwards(SiteUrl));
    return opened ? 0 : 1;
  } finally {
    deployed.close();
  }
}

const EACH = ['--exclusively', '--require-approval', 'never', '--app', 'cdk.out'];

/** False when something would be lost that nobody has said yes to. A first deployment loses nothing. */
async function judged(
  stack: string,
  { deployed, given, confirmed }: { deployed: Deployed; given: string[]; confirmed: boolean },
): Promise<boolean> {
  if (!(await deployed.outputs(stack))) return true;
  const prepare = ['--method', 'prepare-change-set', '--change-set-name', CHANGE_SET];
  run('npx', ['cdk', 'deploy', stack, ...EACH, ...prepare, ...given]);
  const losses = destructive(await deployed.changes(stack));
  for (const loss of losses) console.log(`✗ ${stack}: ${loss}`);
  if (losses.length === 0 || confirmed) return true;
  console.log(`Nothing was changed in ${stack}. If that is what you want, add ${CONFIRM}.`);
  return false;
}

function told(title: string, findings: Finding[]): boolean {
  console.log(`\n${title}`);
  for (const finding of findings) console.log(lineOf(finding));
  return findings.every(({ state }) => state !== 'ill');
}

/** @throws an Error that names the step, whose own output has said why. */
function run(command: string, args: string[]): void {
  console.log(`\n$ ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`“${command} ${args.slice(0, 3).join(' ')}” failed; see above.`);
}

function afterwards(siteUrl: string): string {
  return `
The academy   ${siteUrl}
Apply         ${siteUrl}/apply
Sign in       ${siteUrl}/sign-in
First time    npm run people -- import people.csv --table qi4all
              then make an account for each person: docs/runbook.md#let-the-first-person-sign-in
DNS           npm run doctor prints the records that mail needs`;
}
