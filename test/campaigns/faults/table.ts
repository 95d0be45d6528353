import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { closeTable, table } from '../../../functions/adapters/table.ts';
import type { Random } from '../../../lib/local/season/random.ts';

/** How often something goes wrong with a request to the table, each from 0 to 1. */
export type TableFaults = { conflict: number; throttle: number; lostAnswer: number };

/**
 * Trouble that DynamoDB knows and the local server does not make: transactions in each other's way,
 * throttling, and answers lost after the write was done. It is put where the network is, below the
 * SDK's own retries. Answers how to end it, and how much there was.
 */
export function troubleTable(random: Random, faults: TableFaults) {
  const counted = { conflicts: 0, throttles: 0, lostAnswers: 0 };
  const happens = (chance: number) => random.below(1_000_000) < chance * 1_000_000;
  // A new client takes the SDK's own way, where a laptop's host has given the old one a shorter.
  closeTable();
  const { middlewareStack } = table();
  middlewareStack.add(
    (next, context) => async (args) => {
      if (happens(faults.throttle)) {
        counted.throttles += 1;
        throw named('ThrottlingException', 400);
      }
      const command = String(context.commandName);
      if (command.startsWith('Transact') && happens(faults.conflict)) {
        counted.conflicts += 1;
        throw conflict();
      }
      const answer = await next(args);
      if (happens(faults.lostAnswer)) {
        counted.lostAnswers += 1;
        throw Object.assign(named('TimeoutError', 0), { code: 'ECONNRESET' });
      }
      return answer;
    },
    { step: 'finalizeRequest', priority: 'low', name: 'trouble', override: true },
  );
  return { counted, end: () => middlewareStack.remove('trouble') };
}

function conflict(): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });
}

function named(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}
