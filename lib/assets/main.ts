import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesModule, inputsHash, MODULES, namesModule } from './asset-modules.ts';
import { compileAssets } from './compile-assets.ts';

/**
 * Writes the two modules; with `--check` says whether they are what would be written. Answers the exit
 * code. Compressed bytes may differ between versions of Node, so the check looks at what they are of: a
 * name holds the hash of its content, and a test holds each content to its name.
 */
export async function makeAssets(root: string, args: string[]): Promise<number> {
  const assets = await compileAssets(root);
  const fresh = {
    [MODULES.names]: namesModule(assets),
    [MODULES.files]: filesModule(assets, inputsHash(root)),
  };
  const stale = Object.entries(fresh).filter(
    ([path, text]) => readable(read(join(root, path))) !== readable(text),
  );
  if (args.includes('--check')) {
    for (const [path] of stale) console.error(`${path} is stale. Run "npm run assets".`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
  for (const { name, content } of Object.values(assets)) {
    console.log(`${String(Math.ceil(content.length / 1024)).padStart(5)} KB  ${name}`);
  }
  return 0;
}

function readable(text: string): string {
  return text.replace(/'[\w+/=]{100,}'/g, '');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
