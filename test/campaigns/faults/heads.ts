import { table } from '../../../functions/adapters/table.ts';

type Update = { ConditionExpression?: string };

/** Lets a history go on from a head that has moved since it was read. Answers how to put the guard back. */
export function forgetHeads(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Update?: Update }[] };
      for (const { Update } of TransactItems) {
        const condition = Update?.ConditionExpression;
        // The value of the real condition must stay in use.
        if (Update && condition)
          Update.ConditionExpression = condition
            .replace('auditHead = :headBefore', '(attribute_exists(pk) OR auditHead = :headBefore)')
            .replace('attribute_not_exists(auditHead)', 'attribute_exists(pk)');
      }
      return next(args);
    },
    { step: 'initialize', name: 'forgetHeads', override: true },
  );
  return () => middlewareStack.remove('forgetHeads');
}
