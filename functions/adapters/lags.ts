import type { TodoList } from './keys.ts';
import { queryPage } from './table.ts';

/** Lists that a timer takes from, by what they are for. */
const LISTS = { sweep: 'work', sender: 'mail', later: 'mail-later', accounts: 'sign-in' } as const;

/** When the earliest entry of each list was or is due (ISO); nothing where the list is empty. */
export type Earliest = Partial<Record<keyof typeof LISTS, string>>;

/**
 * How far the timers are: none notes when it last ran, but what one has not done stays on its list with
 * the time at which it should have been.
 */
export async function earliestDue(): Promise<Earliest> {
  const found = await Promise.all(
    Object.entries(LISTS).map(async ([name, list]) => [name, await first(list)] as const),
  );
  return Object.fromEntries(found.filter(([, at]) => at !== undefined));
}

async function first(list: TodoList): Promise<string | undefined> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list',
    ExpressionAttributeValues: { ':list': list },
    Limit: 1,
  });
  const at = items[0]?.['todoAt'];
  return at === undefined ? undefined : String(at);
}
