import { destroy } from '../lib/operate/destroy.ts';

/** `npm run destroy`: what would go and what would stay; with the words it asks for, it is done. */
process.exitCode = destroy(process.argv.slice(2));
