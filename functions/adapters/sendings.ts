import * as z from 'zod/mini';
import { Restart } from '../domain/executions.ts';
import { executionOf } from './applications.ts';
import { executionAfter, loadGates } from './gates.ts';
import { keys } from './keys.ts';
import { getItem } from './table.ts';

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

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
