import type { AsyncCommand } from 'fast-check';
import {
  broken,
  hasTimeFor,
  hold,
  inTrouble,
  isWaiting,
  misanswered,
  rest,
  type Trouble,
} from './acting.ts';
import { KINDS, type Kind, type Refusal } from './kinds.ts';
import { free, gateOf, type Model, type Team } from './model.ts';
import { ask, DOINGS, score, type World } from './world.ts';

/** Of the decisions at gates, those after which nobody would start the old execution again. */
const ENDS_SENDING = new Set(['takeBack', 'correct']);

/** What is done while a gate is open, and leaves it so. */
const DECIDES_NOTHING = new Set(['moveEnd', 'outcome', 'anotherChance']);

/** Somebody does something about a team: one for which it is legal, or one for which it is not. */
export class TeamStep implements AsyncCommand<Model, World> {
  readonly name: string;
  readonly nth: number;
  readonly pick: number;
  /** About a team for which it must be refused. */
  readonly isRefused: boolean;
  readonly trouble: Trouble;

  constructor(name: string, nth: number, pick: number, isRefused: boolean, trouble: Trouble) {
    this.name = name;
    this.nth = nth;
    this.pick = pick;
    this.isRefused = isRefused;
    this.trouble = trouble;
  }

  check(model: Readonly<Model>): boolean {
    return hasTimeFor(this.name, model) && this.#subjects(model).length > 0;
  }

  async run(model: Model, world: World): Promise<void> {
    const subjects = this.#subjects(model);
    const team = subjects[this.nth % subjects.length] as Team;
    const { kind, pick } = this;
    const refused = kind.refusal(model, team, pick);
    const trouble = this.#troubleWith(model, team, refused);
    const refusal = trouble === 'unsaid' ? UNSAID : refused;
    const at = model.teams.indexOf(team);
    const id = world.teams[at]?.id ?? '';
    model.story.push(`${this} of team ${at + 1} (${team.stage})${refusal ? ', refused' : ''}`);
    const wish = { model, pick, id };
    const doing = DOINGS[this.name]?.(wish);
    if (!doing) throw new Error(`Nobody knows how to ${this.name}`);
    if (this.name === 'outcome' && !refusal && !team.scored) await score(world, id);
    const requestId = crypto.randomUUID();
    const said = trouble === 'unsaid' ? { ...doing, input: {} } : doing;
    const act = () => ask(world, at, said, requestId);
    const { replies, struck } = await inTrouble(trouble, { model, world, id, pick }, act);
    const gate = `${team.sending} ${gateOf(team)}`;
    if (!refusal) kind.apply(model, team, pick);
    if (struck) broken(trouble, team, gate);
    await rest(model, world, trouble);
    await hold(model, world, {
      refused: refusal !== undefined,
      wrong: misanswered(replies, refusal),
    });
  }

  get kind(): Kind {
    return KINDS[this.name] as Kind;
  }

  toString(): string {
    const trouble = this.trouble === 'none' ? '' : ` (${this.trouble})`;
    return `${this.name} ${this.pick}${trouble}`;
  }

  #subjects(model: Readonly<Model>): Team[] {
    const { kind, pick, isRefused } = this;
    return model.teams.filter((team) => {
      const isSeldom = kind.seldomAt === team.stage && pick % 6 > 0;
      return !isSeldom && isRefused === (kind.refusal(model as Model, team, pick) !== undefined);
    });
  }

  #troubleWith(model: Model, team: Team, refusal: Refusal | undefined): Trouble {
    const { kind, trouble, name } = this;
    if (trouble === 'unsaid') return kind.needsWords ? trouble : 'none';
    if (refusal || trouble === 'none') return 'none';
    if (trouble === 'twice') return kind.repeats ? trouble : 'none';
    if (trouble === 'killed') return kind.repeats && model.survives ? trouble : 'none';
    const decides = gateOf(team) !== undefined && !DECIDES_NOTHING.has(name);
    if (trouble === 'lost') return decides || name === 'send' ? trouble : 'none';
    // A new reserve who is promoted at once has that gate behind it, or not: both are right.
    if (trouble === 'shut') return name !== 'correct' || free(model) < 0 ? trouble : 'none';
    return decides && isWaiting(team) && !ENDS_SENDING.has(name) ? trouble : 'none';
  }
}

/** Missing words are asked for before anything else is looked at. */
const UNSAID: Refusal = { status: 422, names: ['InputInvalid'] };
