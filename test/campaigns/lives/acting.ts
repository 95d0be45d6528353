import { MINUTE } from '../../../functions/domain/time.ts';
import type { Reply } from '../../fixtures/browser.ts';
import { failure, meddle } from '../../fixtures/meddle.ts';
import { disagreements, isUntouched, type Standing, standingOf } from './agreement.ts';
import { killAt } from './killing.ts';
import type { Refusal } from './kinds.ts';
import { gateOf, type Model, NEEDS_OPERATOR, type Team } from './model.ts';
import { advance, settle } from './passing.ts';
import { pass, reviveWorld, type World } from './world.ts';

/**
 * What goes wrong with an act: nothing; a double click; the workflow cannot be reached; it fails for
 * good as it takes note of the decision, for a moment, or as it opens the next gate; the machine goes off in
 * the middle of it, and whoever asked asks again; the words are missing.
 */
export const TROUBLES = [
  'none',
  'twice',
  'lost',
  'crash',
  'busy',
  'shut',
  'killed',
  'unsaid',
] as const;
export type Trouble = (typeof TROUBLES)[number];

const NOTES = /SET consumedAt = :now REMOVE todo, todoAt, #token/;
/** The workflow opens a gate. */
export const OPENS = /SET #token = :token, attempt = :attempt, openedAt/;

/** Which request of the workflow to the table fails, and how. */
const FAULTS: { [trouble in Trouble]?: { request: RegExp; error: string } } = {
  crash: { request: NOTES, error: 'Crashed' },
  busy: { request: NOTES, error: 'ProvisionedThroughputExceededException' },
  shut: { request: OPENS, error: 'Crashed' },
};

/** As long as the sweep needs to repeat what was lost, and the workflow to try again. */
const A_WHILE = MINUTE + 1000;

/** What everybody who asked was told, and whether a request of the workflow failed. */
export type Outcome = { replies: Reply[]; struck: boolean };

/** Does something while something goes wrong. */
export async function inTrouble(
  trouble: Trouble,
  { model, world, id, pick }: { model: Model; world: World; id: string; pick: number },
  act: () => Promise<Reply>,
): Promise<Outcome> {
  if (trouble === 'twice') {
    return { replies: await Promise.all([act(), act()]), struck: false };
  }
  if (trouble === 'killed') {
    await dieWhile(act, model, world, 1 + (pick % MOST_WRITES));
    return { replies: [await act()], struck: false };
  }
  const { academy } = world;
  if (trouble === 'lost') {
    academy.workflowDown();
    return { replies: [await act().finally(academy.workflowUp)], struck: false };
  }
  const fault = FAULTS[trouble];
  if (!fault) return { replies: [await act()], struck: false };
  const meant = (text: string) => text.includes(`APPLICATION#${id}`) && fault.request.test(text);
  const failing = failOnce(meant, fault.error);
  try {
    const replies = [await act()];
    await academy.pump.settle();
    return { replies, struck: failing.struck() };
  } finally {
    failing.heal();
  }
}

/** About as many writes as an act and what the workflow makes of it take. */
const MOST_WRITES = 12;

/** The machine goes off at the n-th write of an act, and is started again. */
async function dieWhile(
  act: () => Promise<Reply>,
  model: Model,
  world: World,
  nth: number,
): Promise<void> {
  const { heal, dead } = killAt(world.folder ?? '', model.story.length, nth);
  await act();
  await world.academy.pump.settle().catch(() => undefined);
  const killed = await dead();
  heal();
  await reviveWorld(world, killed, model);
}

/** What a request that failed for good does in the model, once the act is done at a gate with its sending. */
export function broken(trouble: Trouble, team: Team, gate: string): void {
  if (trouble === 'busy') return;
  const decided = team.decided.get(gate);
  if (trouble === 'crash' && decided) decided.noted = false;
  team.at = NEEDS_OPERATOR;
}

/** What the sweep or the workflow does again. */
const REPEATED = new Set<Trouble>(['lost', 'busy', 'killed']);

/** Both come to rest. What was lost or failed for a moment is repeated within a minute. */
export async function rest(model: Model, world: World, trouble?: Trouble): Promise<void> {
  await world.academy.pump.settle();
  settle(model);
  if (!trouble) return;
  // No two acts of people are of one millisecond: they would be taken for one wish.
  await pass(world, REPEATED.has(trouble) ? A_WHILE : 1);
  advance(model, world.academy.clock.now());
}

/** The first request to the table that is `meant` fails, until it is healed. */
export function failOnce(meant: (text: string) => boolean, name: string) {
  let failed = false;
  const heal = meddle({
    before: ({ text }) => {
      if (failed || !meant(text)) return;
      failed = true;
      throw failure(name);
    },
  });
  return { heal, struck: () => failed };
}

/** Where an answer is not what the model wants, in a sentence each. */
export function misanswered(replies: Reply[], refusal: Refusal | undefined): string[] {
  return replies.flatMap(({ status, data, text }) => {
    const name = String(data['title']);
    if (!refusal)
      return status < 400 ? [] : [`refused with ${status} ${name}: ${text.slice(0, 300)}`];
    const wanted = `${refusal.status} ${refusal.names.join(' or ')}`;
    const right = status === refusal.status && refusal.names.includes(name);
    if (!right) return [`answered ${status} ${name} instead of ${wanted}`];
    return /\w.*\.$/.test(String(data['detail'])) ? [] : [`refused without a sentence: ${text}`];
  });
}

/** What a life remembers between its steps: how everything stood, and what of the model was looked at. */
const memory = new WeakMap<World, { standing: Standing; looked: Map<Team, string> }>();

/**
 * Holds the academy to the model after a step.
 * @throws Error with what is wrong, and the life until then
 */
export async function hold(
  model: Model,
  world: World,
  { refused = false, wrong = [] as string[], everything = false } = {},
): Promise<void> {
  const before = memory.get(world);
  const standing = await standingOf(world);
  const looked = before?.looked ?? new Map<Team, string>();
  const changed = (team: Team) => {
    const now = `${team.stage} ${team.sending} ${team.at} ${[...team.decided]}`;
    const isNew = everything || looked.get(team) !== now;
    looked.set(team, now);
    return isNew;
  };
  const found = [
    ...wrong,
    ...(refused && before && !isUntouched(before.standing, standing)
      ? ['an act that was refused changed something']
      : []),
    ...(await disagreements(model, world, standing, changed)),
  ];
  memory.set(world, { standing, looked });
  if (found.length === 0) return;
  const story = model.story.map((step, at) => `${at + 1}. ${step}`).join('\n  ');
  throw new Error(`${found.join('; ')}\n  ${story}`);
}

/** More steps than this make no better life. */
const MOST_STEPS = 40;

/** What a programme goes through until its offers open. */
const ONWARD =
  /^(start|send|outcome|confirm|interview|nextDate|nextEnd|stuckRelease|postpone|restart|kill)$/;

/** Whether a life has time for something. */
export function hasTimeFor(name: string, { story, hurries, now, dates }: Model): boolean {
  if (story.length >= MOST_STEPS) return false;
  return !hurries || now >= dates.offersFrom || ONWARD.test(name);
}

/** Whether a team waits at an open gate of an execution in good health. */
export function isWaiting(team: Team): boolean {
  return gateOf(team) !== undefined && team.at.startsWith('Wait');
}
