import fc from 'fast-check';
import { hold, TROUBLES, type Trouble } from './acting.ts';
import { yearsOf } from './agreement.ts';
import { type Coverage, note } from './coverage.ts';
import { KINDS } from './kinds.ts';
import { aModel, type Model } from './model.ts';
import { BEGINS, DATES } from './programme.ts';
import { EVENTS, ProgrammeStep } from './programme-step.ts';
import type { Stage } from './table.ts';
import { openTables } from './tables.ts';
import { TeamStep } from './team-step.ts';
import { closeWorld, openWorld, type World } from './world.ts';

/** How many steps are thought of; those that make no sense where the life is are left out. */
const THOUGHT_OF = 1000;

const pick = fc.nat({ max: 359 });

/** Some are commoner: a gate is to stay shut at each of six decisions, some of which are seldom. */
const MISHAPS: Trouble[] = [...TROUBLES, 'shut', 'shut', 'shut', 'killed'];

/** How often somebody tries what must be refused, against the weights of what is done. */
const REFUSED = 10;

/** One in four acts meets some trouble. */
const teamStep = (name: fc.Arbitrary<string>, isRefused: boolean) =>
  fc
    .tuple(
      name,
      fc.nat({ max: 5 }),
      pick,
      fc.nat({ max: 31 }).map((dice) => MISHAPS[dice] ?? 'none'),
    )
    .map(([kind, nth, variant, trouble]) => new TeamStep(kind, nth, variant, isRefused, trouble));

const weighed = (weight: number, arbitrary: fc.Arbitrary<TeamStep | ProgrammeStep>) => ({
  ...{ weight: Math.round(weight * 90), arbitrary },
});

const steps = fc.oneof(
  ...Object.entries(KINDS).map(([name, { weight }]) =>
    weighed(weight, teamStep(fc.constant(name), false)),
  ),
  weighed(REFUSED, teamStep(fc.constantFrom(...Object.keys(KINDS)), true)),
  ...Object.entries(EVENTS).map(([name, { weight }]) =>
    weighed(
      weight,
      pick.map((each) => new ProgrammeStep(name, each)),
    ),
  ),
);

/** Lives of a programme: how many places there are, whether it survives a restart, and what happens. */
const lives = (thoughtOf: number) =>
  fc.noBias(
    fc.record({
      places: fc.integer({ min: 1, max: 2 }),
      survives: fc.nat({ max: 7 }).map((dice) => dice === 7),
      hurries: fc.boolean(),
      happens: fc.commands([steps], { maxCommands: thoughtOf, size: 'max' }),
    }),
  );

/** What a number of lives came to. */
export type Lived = { lives: number; steps: number; failure?: string };

/** What differs from a usual run. */
export type LifeOptions = {
  seed: number;
  count: number;
  coverage: Coverage;
  thoughtOf?: number;
  /** Places of the real academy that the model does not know of: for a mutant. */
  extraPlaces?: number;
  /** How long a life that went wrong is made shorter, in milliseconds. */
  shrinkMs?: number;
};

/** Plays lives one after the other until one goes wrong; that one is then made as short as possible. */
export async function playLives(options: LifeOptions): Promise<Lived> {
  const { seed, count, coverage, thoughtOf = THOUGHT_OF } = options;
  const { extraPlaces = 0, shrinkMs = 60_000 } = options;
  const lived = { lives: 0, steps: 0 };
  const tables = await openTables();
  let until = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(lives(thoughtOf), async ({ happens, ...life }) => {
    // A life that was begun is played to its end: the next one is played in the same process.
    if (performance.now() > until) return;
    const world = await openWorld(life.places + extraPlaces, life.survives, tables);
    const model = aModel(BEGINS, DATES, life);
    try {
      await fc.asyncModelRun(() => ({ model, real: world }), happens);
      await end(model, world);
      lived.lives += 1;
      lived.steps += model.story.length;
      note(coverage, model, world.academy);
    } finally {
      await closeWorld(world);
    }
  });
  const run = { seed, numRuns: count };
  try {
    const first = await fc.check(property, { ...run, endOnFailure: true });
    if (!first.failed) return lived;
    // Made shorter for as long as somebody would wait for it.
    until = performance.now() + shrinkMs;
    const shrunk = await fc.check(property, { ...run, path: first.counterexamplePath ?? '' });
    const { errorInstance, counterexamplePath } = shrunk.failed ? shrunk : first;
    const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    return { ...lived, failure: `${what}\n  seed ${seed}, path ${counterexamplePath}` };
  } finally {
    await tables.stop();
  }
}

/** Stages of teams that have been in the cohort: of one that left, the year sleeps for some days before it sees that. */
const HAVE_BEEN: Stage[] = ['in-cohort', 'left', 'graduated'];

/** In the end everything is looked at once more: each gate, and that each year is one of a team of the cohort. */
async function end(model: Model, world: World): Promise<void> {
  const wrong = model.teams.flatMap((team, at) => {
    const running = yearsOf(world.academy, world.teams[at]?.id ?? '');
    const most = HAVE_BEEN.includes(team.stage) ? 1 : 0;
    return running <= most ? [] : [`team ${at + 1}: ${running} executions of its year run`];
  });
  await hold(model, world, { wrong, everything: true });
}
