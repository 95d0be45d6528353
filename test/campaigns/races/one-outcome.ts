import { loadAudit } from '../../../functions/adapters/audit.ts';
import { keys } from '../../../functions/adapters/keys.ts';
import { queryPartition } from '../../../functions/adapters/table.ts';
import type { AuditEntry } from '../../../functions/domain/audit-chain.ts';
import { Gate } from '../../../functions/domain/gates.ts';
import type { Status } from '../../../functions/domain/moves.ts';
import type { Academy } from '../../fixtures/host.ts';
import { runs } from '../../fixtures/runs.ts';

/** Statuses whose team holds a place. */
const HOLDING: Status[] = ['offered', 'in-cohort'];

/**
 * Where gates, audit, board and workflow of one application say different things: each gate has one
 * outcome, which the audit names once and the workflow has consumed.
 */
export async function disagreements(academy: Academy, id: string): Promise<string[]> {
  const { status } = await academy.application(id);
  const gates = (await queryPartition(keys.application(id).pk, 'GATE#')).map((item) =>
    Gate.parse(item),
  );
  const audit = await loadAudit(id);
  const failed = runs(academy, 'application', id).filter(({ status: how }) => how === 'FAILED');
  const holds = (await academy.board()).teams[id]?.as === 'holder';
  return [
    ...gates.flatMap((gate) => outcomeOf(gate, audit)),
    ...(failed.length > 0 ? ['an execution failed'] : []),
    ...(holds === HOLDING.includes(status)
      ? []
      : [`${status}, but a place is ${holds ? '' : 'not '}held`]),
  ];
}

function outcomeOf({ gate, decision, consumedAt }: Gate, audit: AuditEntry[]): string[] {
  if (!decision) return [];
  const lines = audit.filter(
    ({ what, at, by }) =>
      what === decision.outcome && at === decision.at && by.id === decision.by.id,
  );
  return [
    ...(lines.length === 1 ? [] : [`${lines.length} lines of the audit say ${decision.outcome}`]),
    ...(consumedAt ? [] : [`the workflow did not consume the decision at ${gate}`]),
  ];
}
