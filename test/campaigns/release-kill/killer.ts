import { closeTable, table } from '../../../functions/adapters/table.ts';
import type { Random } from '../../../lib/local/season/random.ts';

/** What a process met that was killed. */
export class Killed extends Error {}

type Written = { Item?: { sk?: string }; Key?: { sk?: string } };
type Input = Written & { TransactItems?: { Put?: Written; Update?: Written }[] };

/**
 * Kills what writes to the table at a given step: that write is done or not, by chance, and its answer
 * never comes; nothing after it gets through. `restart` is a new process with a client of its own.
 */
export function openKiller(random: Random) {
  const writes = { all: 0, kills: 0 };
  /** Sort keys of mails whose mark was being written when the process died. */
  const unmarked = new Set<string>();

  function restart(killAt: number): void {
    closeTable();
    let step = 0;
    let isDead = false;
    table().middlewareStack.add(
      (next, context) => async (args) => {
        const isWrite = !/Get|Query|Scan/.test(String(context.commandName));
        if (isWrite) step += 1;
        if (!isDead && step < killAt) {
          writes.all += isWrite ? 1 : 0;
          return next(args);
        }
        for (const sk of mailsIn(args.input as Input)) unmarked.add(sk);
        const isLast = !isDead && random.next() < 0.5;
        writes.kills += isDead ? 0 : 1;
        isDead = true;
        if (isLast) await next(args);
        throw new Killed('The process is gone');
      },
      { step: 'initialize', name: 'killer' },
    );
  }

  return { writes, unmarked, restart, heal: closeTable };
}

function mailsIn(input: Input): string[] {
  const { TransactItems, ...single } = input;
  const written = TransactItems?.map(({ Put, Update }) => Put ?? Update ?? {}) ?? [single];
  return written
    .map(({ Item, Key }) => Item?.sk ?? Key?.sk ?? '')
    .filter((sk) => sk.startsWith('MAIL#'));
}
