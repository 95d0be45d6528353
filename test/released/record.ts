import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINES } from '../../lib/manifest.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { historyOf, type MachineName, runs } from '../fixtures/runs.ts';
import { answer, offer, recommend, release, sentTeams } from '../fixtures/teams.ts';

/** An event as a released definition hands it to a door: executions go on sending it for 290 days. */
export type RecordedEvent = { door: string; event: Record<string, unknown> };

/**
 * `npm run release:record -- VERSION`: keeps the definitions of a release, and the events that they hand
 * to doors while a team goes the whole way, in `test/released/VERSION/`.
 */
if (import.meta.main) await record(process.argv[2] ?? '');

async function record(version: string): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version, such as 1.2.0.');
  const folder = join(import.meta.dirname, version);
  mkdirSync(folder, { recursive: true });
  for (const [machine, { file }] of Object.entries(MACHINES)) {
    copyFileSync(join(import.meta.dirname, '../..', file), join(folder, `${machine}.asl.json`));
  }
  const academy = await openAcademy();
  try {
    await goTheWholeWay(academy);
    const events = JSON.stringify(eventsOf(academy), null, 2);
    writeFileSync(join(folder, 'events.json'), `${events}\n`);
  } finally {
    await academy.stop();
  }
}

async function goTheWholeWay(academy: Academy): Promise<void> {
  const teams = await sentTeams(academy, 2);
  await release(academy, teams, ['shortlisted', 'reserve']);
  const [first] = teams;
  if (!first) throw new Error('There is no team.');
  await recommend(academy, [first]);
  await offer(academy, first);
  await answer(academy, first, 'accept');
}

/** The first event of each state that opens a door, whatever the application. */
function eventsOf(academy: Academy): RecordedEvent[] {
  const found = new Map<string, RecordedEvent>();
  for (const machine of Object.keys(MACHINES) as MachineName[]) {
    for (const { executionArn } of runs(academy, machine).toReversed()) {
      for (const event of historyOf(academy, executionArn)) {
        const details = event['taskScheduledEventDetails'] as { parameters?: string } | undefined;
        if (!details?.parameters?.includes('FunctionName')) continue;
        const { FunctionName, Payload } = JSON.parse(details.parameters);
        const door = String(FunctionName).split(':').at(-1) ?? '';
        const recorded = 'token' in Payload ? { ...Payload, token: 'a-task-token' } : Payload;
        const kind = `${door} ${recorded.gate ?? ''}`;
        if (!found.has(kind)) found.set(kind, { door, event: recorded });
      }
    }
  }
  return [...found.values()];
}
