// Holds a season's report to what must never happen: a mail lost or doubled, an execution failed.
import { readFileSync } from 'node:fs';

const { mails, executions, milestones, reached, outcomes, ...rest } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const ends = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
const late = milestones.filter(({ due, announcedAt }) => due !== announcedAt).length;
console.log({ ...mails, byKind: undefined }, executions, { late, wallMs: rest.wallMs });
const wrong = mails.lost + mails.duplicates + executions.failed + late;
process.exitCode = wrong === 0 && mails.sent > 0 && ends === reached.submitted ? 0 : 1;
