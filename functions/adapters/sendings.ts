import * as z from 'zod/mini';
import { Restart } from '../domain/executions.ts';
import { executionAfter, loadGates } from './gates.ts';
import { type Key, keys } from './keys.ts';
import { getItem, updateOnly } from './table.ts';

/** A sending of an application, as far as its executions are concerned. */
export const Sending = z.object({ restart: z.optional(Restart) });
export type Sending = z.infer<typeof Sending>;

/** The n-th sending of an application; `undefined` where it was never sent so often. */
export async function loadSending(id: string, sending: number): Promise<Sending | undefined> {
  const item = await getItem(keys.sending(id, sending));
  return item && Sending.parse(item);
}

/**
 * Names of all executions that the academy can have started of a sending, oldest first: the first, those
 * that went on after a parked gate, and those that operators started. One started by hand has any name.
 */
export async function executionNames(id: string, sending: number): Promise<string[]> {
  const [item, gates] = await Promise.all([loadSending(id, sending), loadGates(id, sending)]);
  return [
    executionOf(id, sending).name,
    ...gates.flatMap((gate) => upTo(gate.resumes).map((n) => executionAfter(gate, n))),
    ...upTo(item?.restart?.number ?? 0).map((n) => executionOf(id, sending, n).name),
  ];
}

/** The name and the byte-identical input of the execution of a sending; the first, or an operator's n-th restart. */
export function executionOf(applicationId: string, sending: number, restart = 0) {
  const again = restart > 0 ? `-restart-${restart}` : '';
  return { name: `${applicationId}-${sending}${again}`, input: { applicationId, sending } };
}

/** Marks a sending as started: it leaves the list of what is to be done. */
export async function recordStarted(
  id: string,
  sending: number,
  executionArn: string,
): Promise<void> {
  await updateOnly({
    update: keys.sending(id, sending),
    set: 'SET executionArn = :arn REMOVE todo, todoAt',
    // Once an operator has started it again, what is to be done is that restart.
    condition: 'attribute_exists(pk) AND attribute_not_exists(restart)',
    values: { ':arn': executionArn },
  });
}

/** Marks a restart as made, unless another was asked for meanwhile. */
export async function recordRestarted(
  id: string,
  sending: number,
  number: number,
  now: string,
): Promise<void> {
  await updateOnly(restartedWrite(keys.sending(id, sending), number, now));
}

/** The update that marks a restart as made: it leaves the list of what is to be done. */
export function restartedWrite(key: Key, number: number, now: string) {
  return {
    update: key,
    set: 'SET restart.startedAt = :now REMOVE todo, todoAt',
    condition: 'restart.#number = :number',
    names: { '#number': 'number' },
    values: { ':now': now, ':number': number },
  };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
