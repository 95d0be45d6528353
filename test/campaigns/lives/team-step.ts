import type { AsyncCommand } from 'fast-check';
import { hold, inTrouble, isWaiting, misanswered, rest, type Trouble, troubled } from './acting.ts';
import { KINDS, type Kind, type Refusal } from './kinds.ts';
import { gateOf, type Model, type Team } from './model.ts';
import { ask, DOINGS, score, type World } from './world.ts';

/** More steps than this make no better life. */
export const MOST_STEPS = 40;

/** Of the decisions at gates, those after which nobody would start the old execution again. */
const ENDS_SENDING = new Set(['takeBack', 'correct']);

/** What is done while a gate is open, and leaves it so. */
const DECIDES_NOTHING = new Set(['moveEnd', 'outcome', 'anotherChance']);

/** Somebody does something about a team: one for which it is legal, or any. */
export class TeamStep implements AsyncCommand<Model, World> {
  readonly name: string;
  readonly nth: number;
  readonly pick: number;
  /** About any team, although it is likely to be refused. */
  readonly any: boolean;
  readonly trouble: Trouble;

  constructor(name: string, nth: number, pick: number, any: boolean, trouble: Trouble) {
    this.name = name;
    this.nth = nth;
    this.pick = pick;
    this.any = any;
    this.trouble = trouble;
  }

  check(model: Readonly<Model>): boolean {
    return model.story.length < MOST_STEPS && this.#subjects(model).length > 0;
  }

  async run(model: Model, world: World): Promise<void> {
    const subjects = this.#subjects(model);
    const team = subjects[this.nth % subjects.length] as Team;
    const { kind, pick } = this;
    const refused = kind.refusal(model, team, pick);
    const trouble = this.#troubleWith(team, refused);
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
    const replies = await inTrouble(trouble, world, id, act);
    if (!refusal) {
      const { sending } = team;
      const gate = `${sending} ${gateOf(team)}`;
      kind.apply(model, team, pick);
      troubled(trouble, team, sending, gate);
    }
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
    if (this.any) return model.teams;
    return model.teams.filter((team) => !this.kind.refusal(model as Model, team, this.pick));
  }

  #troubleWith(team: Team, refusal: Refusal | undefined): Trouble {
    const { kind, trouble, name } = this;
    if (trouble === 'unsaid') return kind.needsWords ? trouble : 'none';
    if (refusal || trouble === 'none') return 'none';
    if (trouble === 'twice') return kind.repeats ? trouble : 'none';
    const decides = gateOf(team) !== undefined && !DECIDES_NOTHING.has(name);
    if (trouble === 'lost') return decides || name === 'send' ? trouble : 'none';
    return decides && isWaiting(team) && !ENDS_SENDING.has(name) ? trouble : 'none';
  }
}

/** Missing words are asked for before anything else is looked at. */
const UNSAID: Refusal = { status: 422, names: ['InputInvalid'] };
