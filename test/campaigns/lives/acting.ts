import { MINUTE } from '../../../functions/domain/time.ts';
import type { Reply } from '../../fixtures/browser.ts';
import { failure, meddle } from '../../fixtures/meddle.ts';
import { disagreements, isUntouched, type Standing, standingOf } from './agreement.ts';
import type { Refusal } from './kinds.ts';
import { advance, gateOf, type Model, NEEDS_OPERATOR, settle, type Team } from './model.ts';
import { pass, type World } from './world.ts';

/**
 * What goes wrong with an act: nothing; a double click; the workflow cannot be reached; a task of it
 * fails for good, or for a moment; the words are missing.
 */
export const TROUBLES = ['none', 'twice', 'lost', 'crash', 'busy', 'unsaid'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** The workflow has taken note of a decision, as it writes it down. */
const CONSUMES = /SET consumedAt = :now REMOVE todo, todoAt, #token/;

/** As long as the sweep needs to repeat what was lost, and the workflow to try again. */
const A_WHILE = MINUTE + 1000;

/** Does something while something goes wrong. Answers what everybody who asked was told. */
export async function inTrouble(
  trouble: Trouble,
  { academy }: World,
  id: string,
  act: () => Promise<Reply>,
): Promise<Reply[]> {
  switch (trouble) {
    case 'twice':
      return Promise.all([act(), act()]);
    case 'lost':
      academy.workflowDown();
      return [await act().finally(academy.workflowUp)];
    case 'crash':
    case 'busy': {
      const name = trouble === 'crash' ? 'Crashed' : 'ProvisionedThroughputExceededException';
      const heal = failOnce(
        (text) => text.includes(`APPLICATION#${id}`) && CONSUMES.test(text),
        name,
      );
      try {
        const reply = await act();
        await academy.pump.settle();
        return [reply];
      } finally {
        heal();
      }
    }
    default:
      return [await act()];
  }
}

/** What the same trouble does in the model, once the act is done. `decided` is the gate, with its sending. */
export function troubled(trouble: Trouble, team: Team, sending: number, decided: string): void {
  if (trouble !== 'crash') return;
  team.broken.add(sending);
  team.unconsumed.add(decided);
  team.at = NEEDS_OPERATOR;
}

/** Both come to rest. What was lost or failed for a moment is repeated within a minute. */
export async function rest(model: Model, world: World, trouble?: Trouble): Promise<void> {
  await world.academy.pump.settle();
  settle(model);
  if (!trouble) return;
  // No two acts of people are of one millisecond: they would be taken for one wish.
  await pass(world, trouble === 'lost' || trouble === 'busy' ? A_WHILE : 1);
  advance(model, world.academy.clock.now());
}

/** The first request to the table that is `meant` fails, until the returned function is called. */
export function failOnce(meant: (text: string) => boolean, name: string): () => void {
  let failed = false;
  return meddle({
    before: ({ text }) => {
      if (failed || !meant(text)) return;
      failed = true;
      throw failure(name);
    },
  });
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

/** Whether a team waits at an open gate of an execution in good health. */
export function isWaiting(team: Team): boolean {
  return gateOf(team) !== undefined && team.at.startsWith('Wait');
}
