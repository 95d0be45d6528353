import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compile } from 'sass';

/** A file that pages load: its name holds a hash of its content, so that it never changes. */
export type Asset = { name: string; type: string; content: string };

/** What pages load, by what it is. */
export type Assets = { stylesheet: Asset; script: Asset; icon: Asset };

/** Compiles the stylesheet, bundles the script, reads the icon. Takes about two seconds. */
export async function compileAssets(root: string): Promise<Assets> {
  const source = (name: string) => join(root, 'functions/assets', name);
  const { css } = compile(source('academy.scss'), {
    style: 'compressed',
    charset: false,
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  });
  return {
    stylesheet: named('academy', 'css', 'text/css; charset=utf-8', css),
    script: named('academy', 'js', 'text/javascript; charset=utf-8', await bundle(root, source)),
    icon: named('icon', 'svg', 'image/svg+xml', readFileSync(source('icon.svg'), 'utf8').trim()),
  };
}

async function bundle(root: string, source: (name: string) => string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source('academy.js')],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

function named(base: string, extension: string, type: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { name: `${base}-${hash}.${extension}`, type, content };
}
