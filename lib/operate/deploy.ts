import { spawnSync } from 'node:child_process';
import { EDGE_REGION } from '../cloud/edge-stack.ts';
import { destructive } from './change-sets.ts';
import { chosen } from './chosen.ts';
import { examine, examineMail } from './doctor.ts';
import { type Finding, ill, lineOf } from './finding.ts';
import { smokeTest } from './smoke-test.ts';
import { CHANGE_SET, type Deployed, deployedIn, halfMade, STACKS } from './stacks.ts';

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
  synth(given);
  if (settings.edge) synth([...given, ...(await deployEdge())]);
  const deployed = deployedIn(settings.region);
  try {
    for (const stack of STACKS) {
      if (!(await judged(stack, deployed, confirmed))) return 1;
      run('npx', ['cdk', 'deploy', stack, ...EACH]);
      // Cognito makes no pool that sends from an identity which is not verified.
      if (stack === 'Qi4AllMail' && !told('Mail', await examineMail(settings))) return 1;
    }
    const { SiteUrl = '' } = (await deployed.stack('Qi4AllAcademy'))?.outputs ?? {};
    const opened = told('Pages', await smokeTest(SiteUrl));
    console.log(afterwards(SiteUrl));
    return opened ? 0 : 1;
  } finally {
    deployed.close();
  }
}

const EACH = ['--exclusively', '--require-approval', 'never', '--app', 'cdk.out'];

function synth(choices: string[]): void {
  run('npx', ['cdk', 'synth', '--quiet', ...choices]);
}

/** What CloudFront takes from us-east-1 alone. Its outputs are choices for the rest, by their names. */
async function deployEdge(): Promise<string[]> {
  run('npx', ['cdk', 'deploy', 'Qi4AllEdge', ...EACH]);
  const east = deployedIn(EDGE_REGION);
  const { outputs = {} } = (await east.stack('Qi4AllEdge')) ?? {};
  east.close();
  return Object.entries(outputs).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** False when something would be lost that nobody has said yes to. A first deployment loses nothing. */
async function judged(stack: string, deployed: Deployed, confirmed: boolean): Promise<boolean> {
  const found = await deployed.stack(stack);
  if (!found) return true;
  if (halfMade(found)) {
    const cure = 'docs/runbook.md#a-first-deployment-stopped-half-way';
    return told(stack, [ill('First deployment', `stopped half-way (${found.status})`, cure)]);
  }
  const prepare = ['--method', 'prepare-change-set', '--change-set-name', CHANGE_SET];
  run('npx', ['cdk', 'deploy', stack, ...EACH, ...prepare]);
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
              accounts and invitations follow within a minute: docs/runbook.md#let-the-first-person-sign-in
DNS           npm run doctor prints the records that mail needs`;
}
