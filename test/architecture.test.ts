import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Door } from '../lib/manifest/door.ts';
import { DOORS } from '../lib/manifest.ts';
import { codeOf, importsOf, ROOT, type Source, sourcesOf } from './fixtures/sources.ts';

/** Who may import what: the first room that a file is in counts. Packages by name, files by path. */
const ROOMS: { room: string; files: RegExp; may: RegExp }[] = [
  {
    room: 'domain',
    files: /^functions\/domain\//,
    may: /^(functions\/domain\/|zod\/mini$|temporal-polyfill\/fns\/)/,
  },
  {
    room: 'views',
    files: /^functions\/views\//,
    may: /^(functions\/(domain|views)\/|hono\/html$|d3-scale$|d3-shape$|hono\/utils\/html$|markdown-it$|ical-generator$|d3-scale$|d3-shape$)/,
  },
  {
    room: 'adapters',
    files: /^functions\/adapters\//,
    may: /^(functions\/(domain|adapters)\/|functions\/views\/problem-page\.ts$|@aws-sdk\/|node:|@middy\/core$|@aws-lambda-powertools\/(logger|metrics)$|nodemailer\/|p-map$|dataloader$|csv-stringify\/sync$|zod\/mini$|aws-lambda$|aws-jwt-verify)/,
  },
  {
    room: 'the door that carries the programme’s file',
    files: /^functions\/timers\/reconcile\.ts$/,
    may: /^(functions\/(domain|adapters)\/|zod\/mini$|node:fs\/promises$)/,
  },
  {
    room: 'doors',
    files: /^functions\/(pages|tasks|timers)\//,
    may: /^(functions\/(domain|adapters|views|pages)\/|zod\/mini$|p-map$)/,
  },
  { room: 'the manifest', files: /^lib\/manifest(\.ts$|\/)/, may: /^lib\/manifest\// },
  {
    room: 'the Step Functions runner, which stands on its own',
    files: /^lib\/local\/stepfunctions\//,
    may: /^(lib\/local\/stepfunctions\/|node:|jsonata$)/,
  },
  {
    room: 'the laptop host',
    files: /^lib\/local\//,
    may: /^(lib\/local\/|lib\/manifest(\.ts$|\/)|functions\/|node:|@aws-sdk\/|hono\/|nodemailer\/|postal-mime$|p-map$|zod\/mini$|aws-lambda$|oidc-provider$|undici$)/,
  },
  {
    room: 'the AWS host, which names doors and adapters by path only',
    files: /^lib\/cloud\//,
    may: /^(lib\/cloud\/|lib\/manifest(\.ts$|\/)|functions\/domain\/|node:|aws-cdk-lib|cdk-nag$|constructs$|esbuild$|zod\/mini$|@aws-sdk\/credential-provider-env$)/,
  },
  {
    room: 'operating an academy on AWS',
    files: /^lib\/operate\//,
    may: /^(lib\/(operate|cloud)\/|lib\/manifest(\.ts$|\/)|functions\/domain\/|node:|@aws-sdk\/|aws-cdk-lib$|zod\/mini$)/,
  },
  {
    room: 'the rest of lib',
    files: /^lib\//,
    may: /^(lib\/|functions\/|node:|zod\/mini$|csv-parse|@dagrejs\/dagre$|esbuild$|sass$)/,
  },
  {
    room: 'bin',
    files: /^bin\//,
    may: /^(lib\/|functions\/domain\/|node:|aws-cdk-lib$|zod\/mini$)/,
  },
];

const sources = sourcesOf('functions', 'lib', 'bin');
const under = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

describe('imports', () => {
  it.each(ROOMS.map(({ room }) => room))('of %s stay within what it may know', (room) => {
    const own = sources.filter((source) => roomOf(source)?.room === room);
    expect(own.length).toBeGreaterThan(0);
    const { may } = ROOMS.find((each) => each.room === room) ?? {};
    expect(strays(own, (name) => may?.test(name) ?? false)).toEqual([]);
  });

  it('of every file are judged by a room', () => {
    expect(sources.filter((source) => !roomOf(source)).map(({ path }) => path)).toEqual([]);
  });

  it('never reach for a test', () => {
    expect(strays(sources, (name) => !name.startsWith('test/'))).toEqual([]);
  });

  it('of an AWS SDK stand in adapters alone', () => {
    const others = under('functions').filter(({ path }) => !path.startsWith('functions/adapters/'));
    expect(strays(others, (name) => !name.startsWith('@aws-sdk/'))).toEqual([]);
  });

  it('of one door never reach into another', () => {
    const doors = under('functions/pages', 'functions/tasks', 'functions/timers');
    const others = doors.flatMap((source) =>
      importsOf(source)
        .filter((name) => /^functions\/(pages|tasks|timers)\//.test(name))
        .filter(
          (name) => doorOf(name) !== doorOf(source.path) || !name.startsWith('functions/pages/'),
        )
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(others).toEqual([]);
  });

  it('of zod are of the namespace of its small half, which is what a bundle needs', () => {
    const others = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^import .*'zod(\/[^']*)?';$/gm)]
        .map(([line]) => line)
        .filter((line) => !/^import (type )?\* as z from 'zod\/mini';$/.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(others).toEqual([]);
  });
});

describe('the manifest', () => {
  const onDisk = ['pages', 'tasks', 'timers']
    .flatMap((folder) => globSync(`functions/${folder}/*.ts`, { cwd: ROOT }))
    .map((path) => path.slice('functions/'.length, -'.ts'.length));

  it('lists every door on disk and no other, each name once', () => {
    expect(DOORS.map(({ file }) => file).toSorted()).toEqual(onDisk.toSorted());
    expect(new Set(DOORS.map(({ name }) => name)).size).toBe(DOORS.length);
  });

  it.each(DOORS)('names $name, which exports its handler and itself', async (door) => {
    const module = await moduleOf(door);
    expect(module.handler).toBeInstanceOf(Function);
    expect(module.door).toBeInstanceOf(Function);
    expect(Object.keys(module.routes ?? {}).toSorted()).toEqual(
      Object.keys(door.routes ?? {}).toSorted(),
    );
  });

  it('sends each route to one door', () => {
    const routes = DOORS.flatMap(({ routes = {} }) => Object.keys(routes));
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('lets nobody but those whose pages they are through to the pages of staff', () => {
    for (const { routes = {} } of DOORS) {
      for (const [route, who] of Object.entries(routes)) {
        const [, area] = / \/(admin|panel|coach|operator)\b/.exec(route) ?? [];
        if (area) expect(who, route).toBe(area);
        else expect(['public', 'team', 'signed-in'], route).toContain(who);
      }
    }
  });

  it('has one door that says who is there', () => {
    expect(DOORS.filter(({ authorizes }) => authorizes)).toHaveLength(1);
  });

  it('has no file of a page that no route leads to', () => {
    const files = globSync('functions/pages/*/*.ts', { cwd: ROOT });
    const imported = new Set(under('functions/pages').flatMap(importsOf));
    expect(files.filter((file) => !imported.has(file))).toEqual([]);
  });
});

describe('purity', () => {
  const IMPURE =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bTemporal\.Now\b|\bprocess\.|\bperformance\.|\brandomUUID\b|\bcrypto\b|\bfetch\(|\bsetTimeout\b|\bconsole\./g;

  it.each(['functions/domain', 'functions/views'])(
    'of %s: no clock, no chance, no environment',
    (folder) => {
      const found = under(folder).flatMap(({ path, text }) =>
        [...codeOf(text).matchAll(IMPURE)].map(([what]) => `${path}: ${what}`),
      );
      expect(found).toEqual([]);
    },
  );

  it('of the doors: the clock and ids are those that they are given', () => {
    const doors = under('functions/pages', 'functions/tasks', 'functions/timers');
    const found = doors.flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(/\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\brandomUUID\b/g)].map(
        ([what]) => `${path}: ${what}`,
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('importing a module of functions/', () => {
  it('makes no client', () => {
    const found = under('functions').flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(/^\S.*new \w+Client\b.*$/gm)].map(([line]) => `${path}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it('reads no environment, no clock and no chance', () => {
    const paths = under('functions').map(({ path }) => join(ROOT, path));
    const said = execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'fixtures/import-trap.ts'), ...paths],
      { encoding: 'utf8' },
    );
    expect(JSON.parse(said)).toEqual({ imported: paths.length, did: [] });
  });
});

function roomOf({ path }: Source) {
  return ROOMS.find(({ files }) => files.test(path));
}

function strays(own: Source[], may: (name: string) => boolean): string[] {
  return own.flatMap((source) =>
    importsOf(source)
      .filter((name) => !may(name))
      .map((name) => `${source.path} imports ${name}`),
  );
}

type DoorModule = { handler?: unknown; door?: unknown; routes?: object };

/** `functions/pages/team` of `functions/pages/team.ts` and of `functions/pages/team/withdraw.ts`. */
function doorOf(path: string): string {
  return path.replace(/\.ts$/, '').split('/').slice(0, 3).join('/');
}

async function moduleOf({ file }: Door): Promise<DoorModule> {
  const path = join(ROOT, 'functions', `${file}.ts`);
  return import(path);
}
