import { fileURLToPath } from 'node:url';
import { command } from '../lib/operate/command.ts';
import { costReport } from '../lib/operate/cost-report.ts';

/** `npm run cost`: what the academy costs on AWS, each month and for a season, item by item. */
const root = fileURLToPath(new URL('..', import.meta.url));
await command(() => {
  console.log(costReport(root, process.argv.slice(2)));
  return 0;
});
