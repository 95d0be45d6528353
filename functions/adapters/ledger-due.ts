import type { Key, TodoList } from './keys.ts';
import { queryPage } from './table.ts';

/** The key of a mail that is due. */
export type DueMail = Key;

/** Mails that are due by `now`, at most so many: those that people wait for first, then by time. */
export async function dueMails(now: string, most: number): Promise<DueMail[]> {
  const first = await waitingMails('mail', most, now);
  if (first.length >= most) return first;
  return [...first, ...(await waitingMails('mail-later', most - first.length, now))];
}

/** The mails of a list in order of time, at most so many; those due by an instant, if one is given. */
export async function waitingMails(list: TodoList, most: number, by?: string): Promise<DueMail[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: by ? 'todo = :list AND todoAt <= :by' : 'todo = :list',
    ExpressionAttributeValues: { ':list': list, ...(by ? { ':by': by } : {}) },
    Limit: most,
  });
  return items.map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }));
}

/** How many mails need somebody of the delivery team; a hundred stands for more. */
export async function countUndelivered(): Promise<number> {
  return (await waitingMails('mail-attention', 100)).length;
}
