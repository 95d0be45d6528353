import { table } from '../../../functions/adapters/table.ts';

type Put = { Item?: Record<string, unknown>; ConditionExpression?: string };

/**
 * Takes the guard of the place contract away: boards are written whatever was written meanwhile.
 * Answers how to put it back.
 */
export function forgetBoardVersions(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Put?: Put }[] };
      for (const { Put } of TransactItems) {
        if (Put?.Item?.['sk'] === 'PLACES') forget(Put);
      }
      return next(args);
    },
    { step: 'initialize', name: 'forgetBoardVersions', override: true },
  );
  return () => middlewareStack.remove('forgetBoardVersions');
}

function forget(put: Put & { ExpressionAttributeValues?: object }): void {
  delete put.ConditionExpression;
  delete put.ExpressionAttributeValues;
}
