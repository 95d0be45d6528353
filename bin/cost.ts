import { fileURLToPath } from 'node:url';
import { costReport } from '../lib/operate/cost-report.ts';

/** `npm run cost`: what the academy costs on AWS, each month and for a season, item by item. */
console.log(costReport(fileURLToPath(new URL('..', import.meta.url)), process.argv.slice(2)));
