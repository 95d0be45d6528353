import { table } from '../../../functions/adapters/table.ts';

type Update = {
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/**
 * Lets a slot be taken from whoever holds it, and people be seated by what was read before. Answers how to
 * put the guards back.
 */
export function forgetHolders(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Update?: Update }[] };
      for (const { Update } of TransactItems) {
        if (Update?.ConditionExpression?.startsWith('attribute_not_exists(heldBy) AND')) {
          Update.ConditionExpression = 'panel = :panel';
        }
        if (Update?.UpdateExpression?.startsWith('SET version = :seating')) {
          delete Update.ConditionExpression;
          delete Update.ExpressionAttributeValues?.[':seatingBefore'];
        }
      }
      return next(args);
    },
    { step: 'initialize', name: 'forgetHolders', override: true },
  );
  return () => middlewareStack.remove('forgetHolders');
}
