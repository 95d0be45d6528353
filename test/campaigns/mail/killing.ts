import { mailClient } from '../../../functions/adapters/mail-client.ts';
import { table } from '../../../functions/adapters/table.ts';

/** Where a run is killed: at its n-th call of the table or of SES, before it arrives or after. */
export type KillPoint = { call: number; when: 'before' | 'after' };

/** The run that is being killed. */
export type Killing = {
  /** Begins to count; without a point nothing is killed. */
  begin(point?: KillPoint): void;
  /** How many calls there were. */
  calls(): number;
  /** What was called at the point. */
  killedAt(): string | undefined;
  /** Resolves when nothing that was under way at the death is under way any more. */
  quiet(): Promise<void>;
  /** The next run may call again. */
  revive(): void;
  stop(): void;
};

/** Stands between the doors and both services; a dead run calls nothing any more. */
export function installKilling(): Killing {
  let point: KillPoint | undefined;
  let calls = 0;
  let underWay = 0;
  let dead = false;
  let killedAt: string | undefined;
  const die = (what: string) => {
    dead = true;
    killedAt ??= what;
    throw Object.assign(new Error('Killed'), { name: 'Killed' });
  };
  const watch =
    (next: (args: never) => Promise<unknown>, context: { commandName?: string }) =>
    async (args: never) => {
      const what = String(context.commandName);
      if (dead) die(what);
      calls += 1;
      const here = point?.call === calls ? point.when : undefined;
      if (here === 'before') die(what);
      underWay += 1;
      try {
        const answer = await next(args);
        if (here === 'after' || dead) die(what);
        return answer;
      } finally {
        underWay -= 1;
      }
    };
  const stacks = [table().middlewareStack, mailClient().middlewareStack];
  for (const stack of stacks) {
    stack.add(watch as never, {
      step: 'initialize',
      name: 'killing',
      priority: 'high',
      override: true,
    });
  }
  return {
    begin: (next) => {
      point = next;
      calls = 0;
      dead = false;
      killedAt = undefined;
    },
    calls: () => calls,
    killedAt: () => killedAt,
    quiet: async () => {
      while (underWay > 0) await new Promise((done) => setTimeout(done, 1));
    },
    revive: () => {
      dead = false;
      point = undefined;
    },
    stop: () => {
      for (const stack of stacks) stack.remove('killing');
    },
  };
}

/** Takes the guard of the ledger away: what was sent is not marked. Answers how to give it back. */
export function forgetMarks(): () => void {
  const { middlewareStack } = table();
  middlewareStack.add(
    (next) => async (args) => {
      const isMark = JSON.stringify(args.input).includes('ADD messageIds');
      return isMark ? { output: { $metadata: {} }, response: {} } : next(args);
    },
    { step: 'initialize', name: 'forgetful-ledger', priority: 'low', override: true },
  );
  return () => middlewareStack.remove('forgetful-ledger');
}
