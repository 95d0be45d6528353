import { table } from '../../../functions/adapters/table.ts';

type Update = { ConditionExpression?: string };

/**
 * Takes the guard of the gate contract away: a decision is written over an earlier one, wherever the
 * application stands. Answers how to put it back.
 */
export function forgetDecisions(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Update?: Update }[] };
      for (const { Update } of TransactItems) {
        if (
          Update &&
          /^\(?(attribute_not_exists\(decision\)|#status = :before)/.test(
            Update.ConditionExpression ?? '',
          )
        )
          // A condition that always holds: the values of the real one must stay in use.
          Update.ConditionExpression = `attribute_exists(pk) OR attribute_not_exists(pk) OR ${Update.ConditionExpression}`;
      }
      return next(args);
    },
    { step: 'initialize', name: 'forgetDecisions', override: true },
  );
  return () => middlewareStack.remove('forgetDecisions');
}
