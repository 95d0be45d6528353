import type { Application } from '../domain/application.ts';
import { Gate } from '../domain/gates.ts';
import type { Programme } from '../domain/programme.ts';
import { type StuckGate, stuckGate } from '../domain/stuck-gates.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { loadApplications } from './applications.ts';
import { applicationOfPartition, type Key, type TodoList } from './keys.ts';
import { getItems, queryPage } from './table.ts';

/** A gate that needs an operator's eye, with the application that waits at it. */
export type StuckGateOf = StuckGate & {
  application: Pick<Application, 'id' | 'reference' | 'status'>;
  gate: Gate;
};

/** A sending that was recorded, and whose execution has not started. `since` is ISO. */
export type Unstarted = { application: Pick<Application, 'id' | 'reference'>; since: string };

/** More entries of a list than this are not looked at: they are the earliest, and trouble is early. */
const MOST_READ = 300;

/**
 * What of the sweep's list concerns executions: gates in trouble, oldest first, and sendings that have
 * not started. Found by the index, then read consistently; costs by the gates that wait, not by the applications.
 */
export async function stuckWork(
  programme: Programme,
  now: string,
): Promise<{ gates: StuckGateOf[]; unstarted: Unstarted[] }> {
  const [work, parked] = await Promise.all([listed('work'), listed('parked')]);
  const gates = await gatesOf([...work, ...parked].filter(({ sk }) => sk.startsWith('GATE#')));
  const stuck = gates.flatMap((gate) => {
    const trouble = stuckGate(programme, gate, now);
    return trouble ? [{ ...trouble, gate }] : [];
  });
  const late = work.filter(({ sk, at }) => sk.startsWith('SENDING#') && plus(at, PATIENCE) <= now);
  const ids = [...stuck.map(({ gate }) => gate.applicationId), ...late.map(ownerOf)];
  const found = await loadApplications([...new Set(ids)]);
  const byId = new Map(found.map((application) => [application.id, application]));
  return {
    gates: stuck
      .flatMap((each) => {
        const application = byId.get(each.gate.applicationId);
        return application ? [{ ...each, application }] : [];
      })
      .toSorted((a, b) => a.since.localeCompare(b.since)),
    unstarted: late.flatMap((entry) => {
      const application = byId.get(ownerOf(entry));
      return application ? [{ application, since: entry.at }] : [];
    }),
  };
}

type Entry = Key & { at: string };

async function listed(list: TodoList): Promise<Entry[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list',
    ExpressionAttributeValues: { ':list': list },
    Limit: MOST_READ,
  });
  return items.map((item) => ({
    ...{ pk: String(item['pk']), sk: String(item['sk']) },
    at: String(item['todoAt']),
  }));
}

async function gatesOf(entries: Entry[]): Promise<Gate[]> {
  const items = await getItems(entries.map(({ pk, sk }) => ({ pk, sk })));
  return items.map((item) => Gate.parse(item));
}

function ownerOf({ pk }: Entry): string {
  return applicationOfPartition(pk) ?? '';
}
