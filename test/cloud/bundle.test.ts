import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDoors, type DoorBundles } from '../../lib/cloud/bundle.ts';
import { ON_DEMAND } from '../../lib/cloud/on-demand.ts';
import type { Door } from '../../lib/manifest/door.ts';
import { DOORS } from '../../lib/manifest.ts';
import { NOT_OURS } from '../fixtures/marks.ts';
import { environmentOf } from './fixtures/environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const programmeFile = join(root, 'programmes/qi4all-2024.json');

/** Operations of AWS by their names in the code: the SDK leaves out those that nothing calls. */
const OPERATION = new RegExp(
  `"(${[
    '(?:Batch)?GetItem|PutItem|UpdateItem|DeleteItem|BatchWriteItem|Transact(?:Get|Write)Items',
    'Query|Scan|(?:Batch)?ExecuteStatement|ExecuteTransaction',
    // Histories hold task tokens: no door may ask for one.
    '(?:Start|Stop|Describe|Redrive)Execution|ListExecutions|GetExecutionHistory|SendTask(?:Success|Failure|Heartbeat)',
    'Send(?:Bulk|Raw|Templated|Custom)?\\w*Email|GetSend(?:Quota|Statistics)',
  ].join('|')})"`,
  'g',
);

const folder = mkdtempSync(join(tmpdir(), 'qi4all-bundles-'));
let bundles: DoorBundles;
beforeAll(async () => {
  bundles = await bundleDoors({ root, into: join(folder, 'doors'), programmeFile });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** All code of a door, what it imports on demand included. */
const codeOf = (door: Door) =>
  readdirSync(bundles.folderOf(door))
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(bundles.folderOf(door), name), 'utf8'))
    .join('\n');
const found = (door: Door, what: RegExp) =>
  [...new Set([...codeOf(door).matchAll(what)].map(([, name]) => String(name)))].toSorted();

const variables = (door: Door) =>
  found(door, /process\.env\.([A-Z_]+)/g).filter((name) => !/^(AWS|LOG|POWERTOOLS)_/.test(name));

/** KB of the code that a door starts with. */
function budgetOf({ file }: Door): number {
  if (file.startsWith('pages/')) return 420;
  return file.startsWith('tasks/') ? 300 : 360;
}

describe('the bundle of', () => {
  it.each(DOORS)('$name loads alone, with no environment, as a handler', (door) => {
    const { handler } = createRequire(import.meta.url)(join(bundles.folderOf(door), 'index.js'));
    expect(handler).toBeTypeOf('function');
    expect(existsSync(join(bundles.folderOf(door), 'index.js.map'))).toBe(true);
  });

  it.each(DOORS)('$name does what the manifest lets it do, no more and no less', (door) => {
    const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];
    const does = found(door, OPERATION);
    const may = [
      ...['GetItem', 'BatchGetItem', 'Query'],
      ...(door.table === 'read' ? [] : writes),
      ...(door.starts ? ['StartExecution', 'DescribeExecution'] : []),
      ...(door.looks ? ['ListExecutions', 'DescribeExecution'] : []),
      ...(door.signals ? ['SendTaskSuccess'] : []),
      ...(door.mail ? ['SendRawEmail', 'GetSendQuota'] : []),
    ];
    expect(does.filter((operation) => !may.includes(operation))).toEqual([]);
    expect(does.some((operation) => writes.includes(operation))).toBe(door.table !== 'read');
    expect(does.includes('StartExecution')).toBe(door.starts !== undefined);
    expect(does.includes('ListExecutions')).toBe(door.looks === true);
    expect(does.includes('SendTaskSuccess')).toBe(door.signals === true);
    expect(does.includes('SendRawEmail')).toBe(door.mail === true);
    expect(codeOf(door).includes('AdminCreateUser')).toBe(door.accounts === true);
  });

  it.each(DOORS)('$name asks for nothing that its environment lacks', (door) => {
    const lacking = variables(door).filter((name) => !environmentOf(door).includes(name));
    expect(lacking).toEqual([]);
  });

  it.each(DOORS)('$name stays within its budget', (door) => {
    expect(bundles.sizeOf(door) / 1024).toBeLessThan(budgetOf(door));
  });

  it('any door leaves out what it cannot reach', () => {
    const unreachable =
      /^(?!left-out:).*(event-streams\/|mnemonist|\/mime-types\.|nodemailer\/.*\/fetch\/)/;
    const found = DOORS.flatMap((door) => bundles.sourcesOf(door)).filter((file) =>
      unreachable.test(file),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it.each(DOORS)(
    '$name has clients that tell their own versions, whoever was read first',
    (door) => {
      const packages = bundles
        .sourcesOf(door)
        .flatMap((file) => /@aws-sdk\/client-[\w-]+(?=\/)/.exec(file)?.[0] ?? []);
      expect(packages).not.toEqual([]);
      for (const name of new Set(packages)) {
        const { version } = createRequire(import.meta.url)(`${name}/package.json`);
        expect(codeOf(door), name).toContain(`{version:"${version}"}`);
      }
    },
  );

  it('only the API carries what describes schemas', () => {
    const carriers = DOORS.filter((door) =>
      bundles.sourcesOf(door).some((file) => file.endsWith('/json-schema-processors.js')),
    );
    expect(carriers.map(({ name }) => name)).toEqual(['Api']);
  });

  it('no door is given a machine that it never starts', () => {
    const unused = DOORS.flatMap((door) =>
      environmentOf(door)
        .filter((name) => name.endsWith('_MACHINE_ARN') && !variables(door).includes(name))
        .map((name) => `${door.name} ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('Reconcile holds the programme, and no other', () => {
    const carriers = DOORS.filter((door) =>
      existsSync(join(bundles.folderOf(door), 'programme.json')),
    );
    expect(carriers.map(({ name }) => name)).toEqual(['Reconcile']);
    const inCode = DOORS.filter((door) => codeOf(door).includes('learning-session-1'));
    expect(inCode).toEqual([]);
  });

  it('any door bears no mark, font or picture that is not the academy’s', () => {
    for (const door of DOORS) expect(codeOf(door).match(NOT_OURS), door.name).toBeNull();
  });

  it('any door knows the places of its code in our own files, and in no others', () => {
    for (const door of DOORS) {
      const map = readFileSync(join(bundles.folderOf(door), 'index.js.map'), 'utf8');
      const { sources } = JSON.parse(map) as { sources: string[] };
      const files = sources.filter((source) => !source.startsWith('left-out:'));
      expect(
        files.some((file) => file.endsWith(`functions/${door.file}.ts`)),
        door.name,
      ).toBe(true);
      expect(files.filter((file) => file.includes('node_modules'))).toEqual([]);
    }
  });

  it('any door takes credentials from the environment only', () => {
    for (const door of DOORS) {
      const chain = bundles
        .sourcesOf(door)
        .filter((file) => /credential-provider-(node|ini|sso|process|http)\//.test(file));
      expect(chain, door.name).toEqual([]);
    }
  });
});

it('leaves nothing of an earlier build', async () => {
  const stub = join(folder, 'stub');
  for (const file of [...DOORS.map((door) => door.file), ...ON_DEMAND]) {
    const path = join(stub, 'functions', `${file}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'export const handler = async () => {};\n');
  }
  const into = join(stub, 'doors');
  const old = join(into, 'ApplyPages', 'programme.json');
  mkdirSync(dirname(old), { recursive: true });
  writeFileSync(old, '{}');
  await bundleDoors({ root: stub, into, programmeFile });
  expect(existsSync(old)).toBe(false);
});
