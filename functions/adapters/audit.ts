import * as z from 'zod';
import { Actor } from '../domain/gates.ts';
import { keys } from './keys.ts';
import { queryPartition } from './table.ts';

/** One line of an application's history. */
export const AuditEntry = z.object({
  at: z.string(),
  by: Actor,
  what: z.string(),
  details: z.record(z.string(), z.string()).default({}),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The append-only history of an application, oldest first. */
export async function loadAudit(applicationId: string): Promise<AuditEntry[]> {
  const items = await queryPartition(keys.application(applicationId).pk, 'AUDIT#');
  return items.map((item) => AuditEntry.parse(item));
}
