import { table } from '../../../functions/adapters/table.ts';

type Item = Record<string, unknown>;

/**
 * Takes the guards of the sender away: the pace that was reserved is forgotten, and so is every block of
 * an address. Answers how to give them back.
 */
export function forgetPaceAndBlocks(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const output = answer.output as { Item?: Item; Responses?: Record<string, Item[]> };
      if (output.Item && isBlock(output.Item)) delete output.Item;
      else if (output.Item) forget(output.Item);
      for (const [name, items] of Object.entries(output.Responses ?? {})) {
        for (const item of items) forget(item);
        (output.Responses ?? {})[name] = items.filter((item) => !isBlock(item));
      }
      return answer;
    },
    { step: 'initialize', name: 'forgetting', override: true },
  );
  return () => middlewareStack.remove('forgetting');
}

function isBlock(item: Item): boolean {
  return item['sk'] === 'SUPPRESSION';
}

function forget(item: Item): void {
  if (item['sk'] === 'PACE') Object.assign(item, { recent: [], reserved: 0, sentBefore: 0 });
}
