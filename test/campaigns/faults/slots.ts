import { table } from '../../../functions/adapters/table.ts';

type Update = { ConditionExpression?: string };

/** Lets a slot be taken from whoever holds it. Answers how to put the guard back. */
export function forgetHolders(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Update?: Update }[] };
      for (const { Update } of TransactItems) {
        if (Update?.ConditionExpression?.startsWith('attribute_not_exists(heldBy) AND')) {
          Update.ConditionExpression = 'panel = :panel';
        }
      }
      return next(args);
    },
    { step: 'initialize', name: 'forgetHolders', override: true },
  );
  return () => middlewareStack.remove('forgetHolders');
}
