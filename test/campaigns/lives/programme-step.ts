import type { AsyncCommand } from 'fast-check';
import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import type { Reply } from '../../fixtures/browser.ts';
import { failOnce, hold, isWaiting, misanswered, rest } from './acting.ts';
import { stopExecutionOf } from './agreement.ts';
import { confirmed, confirmRefusal, type Refusal, undoRefusal } from './kinds.ts';
import { advance, aTeam, type Dates, type Model, releaseAt, whereItIs } from './model.ts';
import { MOST_STEPS } from './team-step.ts';
import { changeDates, confirm, restartWorld, startTeam, type World } from './world.ts';

/** Something that happens to the whole programme. */
export type Event = {
  weight: number;
  /** Whether it makes sense now; where people ask for it, it may be refused all the same. */
  when: (model: Model, pick: number) => boolean;
  run: (model: Model, world: World, pick: number) => Promise<Reply | undefined>;
  refusal?: (model: Model) => Refusal | undefined;
  /** What it changes in the model, where it is not refused. */
  apply?: (model: Model, pick: number) => void;
};

const MOST_TEAMS = 4;

/** What makes little sense is done once in so many times all the same. */
const SELDOM = 24;

const broken = ({ teams }: Model) => teams.some((team) => team.broken.size > 0);
/** Those whose workflow an operator can start again: it failed, or it waits and somebody stops it. */
const restartable = ({ teams }: Model) =>
  teams.filter((team) => team.broken.has(team.sending) || isWaiting(team));

/** Everything that happens to the programme, by what the story calls it. */
export const EVENTS: Record<string, Event> = {
  start: {
    weight: 8,
    when: ({ teams }) => teams.length < MOST_TEAMS,
    refusal: ({ now, dates }) =>
      now <= dates.closes ? undefined : { status: 409, names: ['DeadlinePassed'] },
    run: (_model, world) => startTeam(world),
    apply: ({ teams }) => void teams.push(aTeam()),
  },
  confirm: {
    weight: 12,
    when: () => true,
    refusal: confirmRefusal,
    run: (_model, world) => confirm(world, crypto.randomUUID()),
    apply: confirmed,
  },
  undo: {
    weight: 0.5,
    when: () => true,
    refusal: undoRefusal,
    run: (_model, { admin }) => admin.post('/admin/release/undo'),
    apply: ({ release }) => {
      release.at = '';
    },
  },
  nextDate: passing(5, nextDate, isReady),
  // Nobody can be told a date at first: no application is any the worse for it.
  stumble: {
    ...passing(0.3, nextDate, isReady),
    run: async (model, { academy }) => {
      const heal = failOnce((text) => /SET claimedVersion = :version/.test(text), 'Crashed');
      await academy.pump.moveTo(nextDate(model) ?? '').finally(heal);
      return undefined;
    },
  },
  deadline: passing(1, ({ dates }) => dates.closes, isReady),
  nextEnd: passing(4, ({ now, teams, release }) => {
    const ends = teams.flatMap((one) => (one.stage === 'offered' ? one.expiresAt : []));
    return justAfter([release.at, ...ends], now);
  }),
  aWhile: passing(0.7, ({ now }) => plus(now, 11 * MINUTE)),
  aDay: passing(2, ({ now }) => plus(now, DAY), isReady),
  aYear: passing(1 / 90, (model) => (broken(model) ? undefined : plus(model.now, 281 * DAY))),
  moveDates: {
    weight: 1,
    when: (model, pick) => moved(model, pick) !== undefined,
    run: async (model, world, pick) => {
      await changeDates(world, moved(model, pick) ?? model.dates);
      return undefined;
    },
    apply: (model, pick) => follow(model, moved(model, pick) ?? model.dates),
  },
  repair: {
    weight: 0.8,
    when: (model) => restartable(model).length > 0,
    run: (model, world, pick) => {
      const { at, isBroken } = toRepair(model, pick);
      const id = world.teams[at]?.id ?? '';
      if (!isBroken) stopExecutionOf(world.academy, id);
      return world.operator.post(`/operator/applications/${id}/restart`, { reason: 'It failed' });
    },
    apply: (model, pick) => {
      const { team } = toRepair(model, pick);
      team.broken.delete(team.sending);
      team.since = model.now;
      team.at = whereItIs(team);
      for (const gate of team.unconsumed) {
        if (gate.startsWith(`${team.sending} `)) team.unconsumed.delete(gate);
      }
    },
  },
  restart: {
    weight: 0.3,
    when: () => true,
    run: async (model, world) => {
      if (world.folder) await restartWorld(world, model.dates);
      return undefined;
    },
  },
};

/** Those that failed are seen to before those that are well. */
function toRepair(model: Model, pick: number) {
  const all = restartable(model);
  const failed = all.filter((team) => team.broken.has(team.sending));
  const [team] = failed.length > 0 ? failed : [all[pick % all.length]];
  if (!team) throw new Error('Nobody needs an operator');
  return { team, at: model.teams.indexOf(team), isBroken: failed.length > 0 };
}

/** The first of some instants that is still to come, and a second: a wait of the workflow is of whole seconds. */
function justAfter(instants: string[], now: string): string | undefined {
  const [first] = instants.filter((each) => each > now).sort();
  return first && plus(first, 1000);
}

function nextDate({ now, dates }: Model): string | undefined {
  const all = [
    plus(dates.closes, 1),
    dates.shortlist,
    dates.offersFrom,
    dates.offersEnd,
    dates.end,
  ];
  return justAfter(all, now);
}

/** Whether the programme would miss nothing if its next date came; a life in which it did not would be dull. */
function isReady({ teams, release, dates, now }: Model): boolean {
  const sent = teams.filter(({ stage }) => stage === 'submitted').length;
  return now <= dates.closes ? sent > 1 : release.at !== '' || sent === 0;
}

/** Time passes until an instant, if it is still to come. */
function passing(
  weight: number,
  until: (model: Model) => string | undefined,
  isTime: (model: Model) => boolean = () => true,
): Event {
  const isToCome = (model: Model) => (until(model) ?? '') > model.now;
  return {
    weight,
    when: (model, pick) => isToCome(model) && (isTime(model) || pick % SELDOM === 0),
    run: async (model, { academy }) => {
      await academy.pump.moveTo(until(model) ?? '');
      return undefined;
    },
    apply: (model) => advance(model, until(model) ?? ''),
  };
}

const MOVES: [keyof Dates, number][] = [
  ['closes', 1],
  ['shortlist', -1],
  ['shortlist', 2],
  ['offersFrom', 1],
  ['offersFrom', -1],
  ['offersEnd', 3],
  ['offersEnd', -1],
  ['end', 2],
  ['end', 300],
];

/** The dates with one of them moved by some days; not where it is past, or would be, or out of order. */
function moved({ dates, now }: Model, pick: number): Dates | undefined {
  const [name, days] = MOVES[pick % MOVES.length] ?? ['end', 1];
  const after = { ...dates, [name]: plus(dates[name], days * DAY) };
  const inOrder =
    after.closes < after.shortlist &&
    plus(after.shortlist, 4 * DAY) <= after.offersFrom &&
    plus(after.offersFrom, 3 * DAY) <= after.offersEnd &&
    after.offersEnd < after.end;
  const reopens = days > 0 && name !== 'offersFrom' && name !== 'shortlist';
  return inOrder && after[name] > now && (reopens || dates[name] > now) ? after : undefined;
}

/** A release that is confirmed for the announced date follows it, never sooner than the hold. */
function follow(model: Model, dates: Dates): void {
  const { release } = model;
  const follows = release.at === model.dates.shortlist && !release.done;
  const hasMoved = dates.shortlist !== model.dates.shortlist;
  model.dates = dates;
  if (follows && hasMoved) release.at = releaseAt(model);
}

/** Something happens to the programme. */
export class ProgrammeStep implements AsyncCommand<Model, World> {
  readonly name: string;
  readonly pick: number;

  constructor(name: string, pick: number) {
    this.name = name;
    this.pick = pick;
  }

  check(model: Readonly<Model>): boolean {
    const event = this.#event;
    const isRefused = event.refusal?.(model as Model) !== undefined;
    if (model.story.length >= MOST_STEPS || (isRefused && this.pick % SELDOM > 0)) return false;
    return event.when(model as Model, this.pick);
  }

  async run(model: Model, world: World): Promise<void> {
    const event = this.#event;
    const refusal = event.refusal?.(model);
    model.story.push(`${this}${refusal ? ', refused' : ''}`);
    const reply = await event.run(model, world, this.pick);
    if (!refusal) event.apply?.(model, this.pick);
    await rest(model, world);
    await hold(model, world, {
      refused: refusal !== undefined,
      wrong: reply ? misanswered([reply], refusal) : [],
    });
  }

  get #event(): Event {
    return EVENTS[this.name] as Event;
  }

  toString(): string {
    return `${this.name} ${this.pick}`;
  }
}
