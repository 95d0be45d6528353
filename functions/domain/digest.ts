import * as z from 'zod';
import type { Facts } from './mails.ts';

/** Something that waits for a member of staff. */
export const Waiting = z.object({
  what: z.enum(['scores', 'release', 'interview', 'acceptance', 'reserve', 'mail-failed']),
  /** ISO instant from which it has waited. */
  since: z.string(),
  /** The application's reference, where it is about one. */
  reference: z.string().optional(),
});
export type Waiting = z.infer<typeof Waiting>;

/** The facts of a weekly digest: what waits, oldest first. */
export function digestFacts(waiting: readonly Waiting[]): Facts {
  const inOrder = waiting.toSorted((a, b) => a.since.localeCompare(b.since));
  return { waiting: JSON.stringify(inOrder) };
}

/** What waits, from the facts of a digest; nothing where there is nothing. */
export function parseWaiting(fact: string): Waiting[] {
  return fact === '' ? [] : z.array(Waiting).parse(JSON.parse(fact));
}
