import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DoorBundles, PROGRAMME_ASSET } from '../../lib/cloud/bundle.ts';
import type { Door } from '../../lib/manifest/door.ts';
import { DOORS } from '../../lib/manifest.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { buildApp } from './fixtures/synthesised.ts';

const folder = mkdtempSync(join(tmpdir(), 'qi4all-date-change-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder for each door, as the build makes them; `bundle.test.ts` sees to it that no code holds dates. */
const bundles: DoorBundles = {
  folderOf: ({ name }: Door) => join(folder, name),
  sizeOf: () => 0,
  sourcesOf: () => [],
};
beforeAll(() => {
  for (const door of DOORS) {
    mkdirSync(bundles.folderOf(door));
    writeFileSync(join(bundles.folderOf(door), 'index.js'), `exports.handler = '${door.name}';`);
  }
});

/** Every property of every resource, as it would be deployed with this programme. */
function deployedWith(programme: object): Map<string, string> {
  const text = JSON.stringify(programme);
  const file = join(folder, 'programme.json');
  writeFileSync(file, text);
  for (const door of DOORS) {
    if (door.programme) writeFileSync(join(bundles.folderOf(door), PROGRAMME_ASSET), text);
  }
  const { app, remove } = buildApp({ programme: file }, bundles);
  const templates = app.synth().stacks.map(({ template }) => template);
  remove();
  return new Map(
    templates.flatMap(({ Resources }) =>
      Object.values<Resource>(Resources).flatMap(({ Metadata, Properties = {} }) =>
        Object.entries(Properties).map(([name, value]): [string, string] => [
          `${Metadata['aws:cdk:path']} ${name}`,
          JSON.stringify(value),
        ]),
      ),
    ),
  );
}

type Resource = { Metadata: { 'aws:cdk:path': string }; Properties?: object };

it('a programme whose date has changed changes the code of one function, and nothing else', () => {
  const programme = theProgramme();
  const before = deployedWith(programme);
  const [first, ...rest] = programme.milestones;
  const moved = { ...programme, milestones: [{ ...first, date: '2024-08-30' }, ...rest] };
  expect(moved.milestones[0]?.date).not.toBe(first?.date);
  const after = deployedWith(moved);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...after].filter(([name, value]) => before.get(name) !== value);
  expect(changed.map(([name]) => name)).toEqual(['Qi4AllAcademy/Doors/Reconcile/Resource Code']);
});
