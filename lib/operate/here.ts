import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintProgramme, parseProgramme } from '../../functions/domain/lint-programme.ts';
import { type Finding, ill, nameOf, note, well } from './finding.ts';

/** What can be looked at without an account: Node, the CDK's command, the programme. */
export function findHere(options: { root: string; programmeFile: string }): Finding[] {
  return [node(process.versions.node), cli(options.root), programme(options.programmeFile)];
}

/** Node 24 is what the functions run on. */
export function node(version: string): Finding {
  const major = Number(version.split('.')[0]);
  if (major >= 24) return well('Node', version);
  return ill('Node', version, 'use an npm script, which brings Node 24, or install it');
}

/** A `cdk` of major version 3 was published by mistake and refuses the library's output. */
function cli(root: string): Finding {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const wanted = read('package.json').devDependencies['aws-cdk'];
  try {
    const { version } = read('node_modules/aws-cdk/package.json');
    if (version === wanted) return well('CDK command', version);
    return ill('CDK command', `${version}, not ${wanted}`, 'npm ci');
  } catch {
    return ill('CDK command', 'not installed', 'npm ci');
  }
}

function programme(file: string): Finding {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { id } = parseProgramme(json);
    const found = lintProgramme(json).length;
    if (found === 0) return well('Programme', id);
    return note('Programme', `${id}, ${found} things to look at`, 'npm run lint:programme');
  } catch (error) {
    return ill('Programme', `${file}: ${nameOf(error)}`, 'npm run lint:programme');
  }
}
