import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext, Script } from 'node:vm';

/** A parsed JSONata expression; only the evaluator knows what is inside. */
export type Parsed = { ast(): unknown; assign(name: symbol, value: unknown): void };

/** What an evaluation came to: a value, or the error the evaluator threw. */
export type Outcome = { value?: unknown; error?: { code?: string; message?: string } };

type Job = Outcome & {
  expression: Parsed;
  bindings: Record<string, unknown>;
  now: () => number;
  steps: number;
  most: number;
};

type Evaluator = { parse(text: string): Parsed; countStep: unknown; run(job: Job): void };

// Nothing can bind $now or $millis from outside (they know pictures and time zones), so the clock
// the evaluator itself reads is replaced.
const CLOCK = `
  globalThis.Date = class extends Date {
    constructor(...args) { if (args.length === 0) super(job.now()); else super(...args); }
  };
`;

// JSONata calls what is bound to this name before each node of an expression.
const ON_STEP = Symbol.for('jsonata.__evaluate_entry');

// About a second of work. AWS bounds evaluations too; without a bound a recursion that never ends
// would end the whole runner.
const MOST_STEPS = 1_000_000;

const COUNT_STEP = `(() => {
  job.steps += 1;
  if (job.steps > job.most) throw { message: 'Expression evaluation timeout: Check for infinite loop' };
})`;

const EVALUATE = `
  job.expression.evaluate(undefined, job.bindings)
    .then((value) => { job.value = value; }, (error) => { job.error = error; });
`;

let shared: Evaluator | undefined;
const parsed = new Map<string, Parsed>();

/** Parses an expression once for the life of the process; throws JSONata's own syntax errors. */
export function parseExpression(text: string): Parsed {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  shared ??= loadEvaluator();
  const expression = shared.parse(text);
  expression.assign(ON_STEP, shared.countStep);
  parsed.set(text, expression);
  return expression;
}

/** Evaluates an expression, in so many steps at most; it has ended when the call returns. */
export function evaluateExpression(
  text: string,
  bindings: Record<string, unknown>,
  now: () => number,
  most = MOST_STEPS,
): Outcome {
  const job: Job = { expression: parseExpression(text), bindings, now, steps: 0, most };
  shared?.run(job);
  return job;
}

/**
 * Loads the published evaluator into a context with a microtask queue of its own. JSONata's API is
 * asynchronous although it waits for nothing; that queue is emptied before `runInContext` returns,
 * so a turn of an execution is one synchronous step and nothing can come between its halves.
 */
function loadEvaluator(): Evaluator {
  const file = createRequire(import.meta.url).resolve('jsonata');
  const module: { exports: unknown } = { exports: {} };
  // Parsing looks at the clock too, before there is anything to evaluate.
  const job = { now: () => 0 };
  const sandbox: Record<string, unknown> = {
    module,
    exports: module.exports,
    global: { Buffer },
    job,
  };
  const context = createContext(sandbox, { microtaskMode: 'afterEvaluate' });
  runInContext(CLOCK, context);
  runInContext(readFileSync(file, 'utf8'), context, { filename: file });
  const countStep: unknown = runInContext(COUNT_STEP, context);
  const script = new Script(EVALUATE);
  return {
    parse: module.exports as (text: string) => Parsed,
    countStep,
    run(job) {
      sandbox['job'] = job;
      script.runInContext(context);
    },
  };
}
