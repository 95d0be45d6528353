import pMap from 'p-map';
import { listSummaries } from './application-lists.ts';
import { toList } from './applications.ts';
import { keys } from './keys.ts';
import { getItem, updateOnly } from './table.ts';

/**
 * Lists what waits for the shortlist again under a new version of the programme: its quorum or its team
 * rules may have changed. Marked done when every application is marked, so that a crash repeats it.
 */
export async function relistUnder(
  programmeId: string,
  version: number,
  now: string,
): Promise<void> {
  const current = await getItem(keys.programme(programmeId));
  if (version === 1 || current?.['listedVersion'] === version) return;
  const waiting = await listSummaries(programmeId, 'submitted');
  await pMap(waiting, ({ id }) => mark(id, now), { concurrency: 8 });
  await updateOnly({
    update: keys.programme(programmeId),
    set: 'SET listedVersion = :version',
    condition: 'version = :version',
    values: { ':version': version },
  });
}

async function mark(id: string, now: string): Promise<void> {
  const { set, values } = toList(now);
  const update = keys.application(id);
  await updateOnly({ update, set: `SET ${set}`, condition: 'attribute_exists(pk)', values });
}
