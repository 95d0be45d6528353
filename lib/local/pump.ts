import type { Clock } from './clock.ts';
import type { OpenDoors } from './doors.ts';
import type { Receipts } from './ses/receipts.ts';
import type { Runner } from './stepfunctions/runner.ts';
import { type Earliest, TAKERS, type Taker, type Todo } from './todo.ts';

/**
 * Makes everything happen that is due, in order of time. On AWS the sweep and the sender run every
 * minute; here the clock goes straight to the next thing that is recorded, which comes to the same.
 */
export type Pump = {
  /** Does what is due now, until nothing is. */
  settle(): Promise<void>;
  /** The same, and what another process has recorded meanwhile, such as the import of people. */
  lookAndSettle(): Promise<void>;
  /** Moves the clock to an instant, stopping at every thing that is due before it. */
  moveTo(instant: string): Promise<void>;
  /** The next instant at which something is due, if anything is. */
  next(): Promise<string | undefined>;
};

/** Work that stays due although it was done would keep the pump busy for ever. */
const MOST_ROUNDS = 1000;

/** One pump per host; its moves follow one another, whoever asks. */
export function createPump(host: {
  clock: Clock;
  runner: Runner;
  doors: OpenDoors;
  todo: Todo;
  receipts: Receipts;
}): Pump {
  const { clock, runner, doors, todo, receipts } = host;
  /** The sender goes on then: until that instant the account's pace lets nothing more out. */
  let mailAgainAt = '';
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };

  const earliest = async (): Promise<Earliest> => {
    const { mail, ...others } = await todo.earliest();
    if (mail === undefined) return others;
    return { ...others, mail: mail < mailAgainAt ? mailAgainAt : mail };
  };

  async function deliverMail(): Promise<string | undefined> {
    const answer = (await doors.open('DeliverMail', {})) as { nextAt?: string; dueAt?: string };
    mailAgainAt = answer.nextAt ?? '';
    return answer.dueAt;
  }

  /** Each does what is due on its list; what is left there is known after that. */
  const act: Record<Taker, () => Promise<unknown>> = {
    work: () => doors.open('Sweep', {}).then(() => todo.look(['work'])),
    signIn: () => doors.open('KeepAccounts', {}).then(() => todo.look(['signIn'])),
    mail: () => todo.learn('mail', deliverMail),
  };

  /** What SES reports is noted before more mail goes out: an address may take no more. */
  const noteReports = (now: string) =>
    receipts.handOver(now, async (bodies) => {
      const Records = bodies.map((body) => ({ body }));
      await doors.open('MailFeedback', { Records });
    });

  async function settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      runner.runDue();
      await runner.idle();
      const now = clock.now();
      while (isOver(receipts.next(), now)) await noteReports(now);
      const due = await earliest();
      const takers = TAKERS.filter((taker) => isOver(due[taker], now));
      await Promise.all(takers.map((taker) => act[taker]()));
      // Whatever was done may have set the workflow going: only a round without work is the last.
      if (takers.length === 0 && !isDue(runner, now)) return;
    }
    throw new Error('Something stays due although it is done again and again');
  }

  async function next(): Promise<string | undefined> {
    const looked = new Set<Taker>();
    for (;;) {
      const due = await earliest();
      const [first] = [runner.nextDue()?.toISOString(), receipts.next(), ...Object.values(due)]
        .filter((at) => at !== undefined)
        .sort();
      // An entry that was done meanwhile may be remembered: look before the clock is set by it.
      const stale = TAKERS.filter(
        (taker) => first !== undefined && due[taker] === first && !looked.has(taker),
      );
      if (stale.length === 0) return first;
      await todo.look(stale);
      for (const taker of stale) looked.add(taker);
    }
  }

  /** Whoever is at a door is let finish first: a task that sees the clock jump would seem to time out. */
  async function setClock(instant: string): Promise<void> {
    await runner.idle();
    await doors.empty();
    clock.moveTo(instant);
  }

  async function moveTo(instant: string): Promise<void> {
    await settle();
    for (let due = await next(); due !== undefined && due <= instant; due = await next()) {
      await setClock(due);
      await settle();
    }
    await setClock(instant);
  }

  return {
    settle: () => inTurn(settle),
    lookAndSettle: () => inTurn(() => todo.look().then(settle)),
    moveTo: (instant) => inTurn(() => moveTo(instant)),
    next: () => inTurn(next),
  };
}

function isOver(due: string | undefined, now: string): boolean {
  return due !== undefined && due <= now;
}

function isDue(runner: Runner, now: string): boolean {
  const due = runner.nextDue();
  return due !== undefined && due.toISOString() <= now;
}
