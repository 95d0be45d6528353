import type { AsyncCommand } from 'fast-check';
import type { GateName } from '../../../functions/domain/moves.ts';
import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import type { Reply } from '../../fixtures/browser.ts';
import { meddle } from '../../fixtures/meddle.ts';
import { failOnce, hasTimeFor, hold, isWaiting, misanswered, rest } from './acting.ts';
import { stopExecutionOf, wake } from './agreement.ts';
import { kill } from './killing.ts';
import { confirmed, confirmRefusal, type Refusal, undoRefusal } from './kinds.ts';
import {
  aTeam,
  type Dates,
  gateOf,
  held,
  isBroken,
  type Model,
  type Team,
  whereItIs,
} from './model.ts';
import { follow, moved, postponed, reopened } from './moving-dates.ts';
import { advance } from './passing.ts';
import { shortProgramme } from './programme.ts';
import { stuckRelease } from './stuck-release.ts';
import type { Stage } from './table.ts';
import { changeDates, confirm, restartWorld, reviveWorld, startTeam, type World } from './world.ts';

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

/** Those whose workflow an operator can start again: it failed before it was done, or it waits and somebody stops it. */
const restartable = ({ teams }: Model) =>
  teams.filter((team) => (isBroken(team) && isUndone(team)) || isWaiting(team));

/** Whether something is left to be decided, or to be taken note of. */
function isUndone(team: Team): boolean {
  const ofSending = [...team.decided].filter(([gate]) => gate.startsWith(`${team.sending} `));
  return gateOf(team) !== undefined || ofSending.some(([, { noted }]) => !noted);
}

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
  stuckRelease,
  // Nobody can be told a date at first: no application is any the worse for it.
  stumble: {
    ...passing(0.3, nextDate, isReady),
    run: async (model, { academy }) => {
      const { heal } = failOnce((text) => /SET claimedVersion = :version/.test(text), 'Crashed');
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
  aYear: passing(1 / 4, aYearLater, isPutOff),
  moveDates: moving(1, moved),
  postpone: moving(0.3, postponed),
  overtake: {
    weight: 0.4,
    when: (model) => isReady(model) && reopened(model) !== undefined,
    run: async (model, world) => {
      await whileTold(world, nextDate(model) ?? '', reopened(model) ?? model.dates);
      return undefined;
    },
    apply: (model) => {
      const dates = reopened(model) ?? model.dates;
      advance(model, nextDate(model) ?? '');
      follow(model, dates);
    },
  },
  wake: {
    weight: 2,
    when: ({ teams }) => teams.some(isWaiting),
    run: async (model, world, pick) => {
      const team = toWake(model, pick);
      const { id = '' } = world.teams[model.teams.indexOf(team)] ?? {};
      await wake(world.academy, id, team.sending, gateOf(team) as GateName);
      return undefined;
    },
  },
  repair: {
    weight: 2,
    when: (model) => restartable(model).length > 0,
    run: (model, world, pick) => {
      const { at, isBroken } = toRepair(model, pick);
      const id = world.teams[at]?.id ?? '';
      if (!isBroken) stopExecutionOf(world.academy, id);
      return world.operator.post(`/operator/applications/${id}/restart`, { reason: 'It failed' });
    },
    apply: (model, pick) => {
      const { team } = toRepair(model, pick);
      team.since = model.now;
      team.at = whereItIs(team);
      for (const [gate, decided] of team.decided) {
        if (gate.startsWith(`${team.sending} `)) decided.noted = true;
      }
    },
  },
  kill: {
    weight: 1,
    when: ({ survives }) => survives,
    run: async (model, world) => {
      await reviveWorld(world, await kill(world.folder ?? '', model.story.length), model);
      return undefined;
    },
  },
  restart: {
    weight: 0.5,
    when: ({ survives }) => survives,
    run: async (model, world) => {
      await restartWorld(world, model.dates);
      return undefined;
    },
  },
};

/** Those that failed are seen to before those that are well. */
function toRepair(model: Model, pick: number) {
  const all = restartable(model);
  const failed = all.filter(isBroken);
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
function isReady(model: Model): boolean {
  const { teams, release, dates, now, places } = model;
  const are = (...stages: Stage[]) => teams.filter(({ stage }) => stages.includes(stage)).length;
  if (now <= dates.closes) return are('submitted') > 1;
  if (now < dates.shortlist) return release.at !== '' || are('submitted') === 0;
  if (now < dates.offersFrom) return are('shortlisted') === 0;
  if (now < dates.offersEnd) return are('recommended') === 0 || held(model) === places;
  return true;
}

/** Whether nobody is chased for anything for most of a year. */
function isPutOff({ now, dates }: Model): boolean {
  return dates.offersEnd > plus(now, 200 * DAY);
}

/** So long that whoever waits is parked; not where somebody would look at what is late on every day of it. */
function aYearLater({ now, dates, release, teams }: Model): string | undefined {
  const isLate = !release.done && dates.shortlist < plus(now, 250 * DAY);
  const isWatched = isLate && teams.some(({ stage }) => stage === 'submitted');
  return isWatched ? undefined : plus(now, 281 * DAY);
}

/** The team whose workflow is woken although nothing was decided. */
function toWake({ teams }: Model, pick: number): Team {
  const all = teams.filter(isWaiting);
  return all[pick % all.length] as Team;
}

/** Dates of the file move. */
function moving(weight: number, to: (model: Model, pick: number) => Dates | undefined): Event {
  return {
    weight,
    when: (model, pick) => to(model, pick) !== undefined,
    run: async (model, world, pick) => {
      await changeDates(world, to(model, pick) ?? model.dates);
      return undefined;
    },
    apply: (model, pick) => follow(model, to(model, pick) ?? model.dates),
  };
}

/** Time passes until an instant, if it is still to come. */
function passing(
  weight: number,
  until: (model: Model) => string | undefined,
  isTime: (model: Model) => boolean = () => true,
): Event {
  const isToCome = (model: Model) => (until(model) ?? '') > model.now;
  // What is lost is looked for every hour: no operator lets it be for weeks.
  const isBearable = (model: Model) =>
    !model.teams.some(isBroken) || (until(model) ?? '') < plus(model.now, 7 * DAY);
  return {
    weight,
    when: (model, pick) =>
      isToCome(model) && isBearable(model) && (isTime(model) || pick % SELDOM === 0),
    run: async (model, { academy }) => {
      await academy.pump.moveTo(until(model) ?? '');
      return undefined;
    },
    apply: (model) => advance(model, until(model) ?? ''),
  };
}

/** Moves the clock; while it is told that a date has come, the dates of the file move. */
async function whileTold({ academy, places }: World, until: string, dates: Dates): Promise<void> {
  let hasMoved = false;
  const move = async () => {
    hasMoved = true;
    await academy.change(shortProgramme(places, dates));
  };
  const heal = meddle({
    before: async ({ command, text }) => {
      const looks = command.includes('Get') && text.includes('TIMELINE#OCCASION#close"');
      if (looks && !hasMoved) await move();
    },
  });
  await academy.pump.moveTo(until).finally(heal);
  if (!hasMoved) await move();
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
    if (!hasTimeFor(this.name, model) || (isRefused && this.pick % SELDOM > 0)) return false;
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
