import { fileURLToPath } from 'node:url';
import { bundleDoors } from '../lib/cloud/bundle.ts';
import { DOORS } from '../lib/manifest.ts';

/** `npm run build`: the doors as Lambda takes them, in `dist/doors`, with what each one weighs. */
const root = fileURLToPath(new URL('..', import.meta.url));
const programmeFile = `${root}/programmes/qi4all-2024.json`;
const { sizeOf } = await bundleDoors({ root, into: `${root}/dist/doors`, programmeFile });
for (const door of DOORS) {
  console.log(`${String(Math.ceil(sizeOf(door) / 1024)).padStart(5)} KB  ${door.file}`);
}
