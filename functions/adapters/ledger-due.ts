import type { Key, TodoList } from './keys.ts';
import { queryPage } from './table.ts';

/** The key of a mail that is due. */
export type DueMail = Key;

/** What is due on both lists, and when the next mail of them is, where the lists show one. */
export type DueMails = { due: DueMail[]; nextAt?: string };

/** Mails that are due by `now`, at most so many: those that people wait for first, then by time. */
export async function dueMails(now: string, most: number): Promise<DueMails> {
  const lists = await Promise.all([listed('mail', most), listed('mail-later', most)]);
  const all = lists.flat();
  const due = all.filter(({ at }) => at <= now).slice(0, most);
  const [nextAt] = all.flatMap(({ at }) => (at > now ? [at] : [])).sort();
  return { due: due.map(({ key }) => key), ...(nextAt ? { nextAt } : {}) };
}

/** The mails of a list in order of time, at most so many. */
export async function waitingMails(list: TodoList, most: number): Promise<DueMail[]> {
  return (await listed(list, most)).map(({ key }) => key);
}

async function listed(list: TodoList, most: number): Promise<{ key: DueMail; at: string }[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list',
    ExpressionAttributeValues: { ':list': list },
    Limit: most,
  });
  return items.map(({ pk, sk, todoAt }) => ({
    key: { pk: String(pk), sk: String(sk) },
    at: String(todoAt),
  }));
}

/** How many mails need somebody of the delivery team; a hundred stands for more. */
export async function countUndelivered(): Promise<number> {
  return (await waitingMails('mail-attention', 100)).length;
}
