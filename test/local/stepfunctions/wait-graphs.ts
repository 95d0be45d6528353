import fc from 'fast-check';

/** A workflow of nothing but waits, side by side and one after the other. */
export type WaitGraph =
  | { kind: 'wait'; seconds: number }
  | { kind: 'sequence'; steps: WaitGraph[] }
  | { kind: 'parallel'; branches: WaitGraph[] }
  | { kind: 'map'; seconds: number[]; concurrency: number };

const seconds = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9_000_000 }));

/** Random wait graphs, a few levels deep. */
export const waitGraphs: fc.Arbitrary<WaitGraph> = fc.letrec<{ graph: WaitGraph }>((tie) => ({
  graph: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('wait' as const), seconds }),
    fc.record({
      kind: fc.constant('map' as const),
      seconds: fc.array(seconds, { maxLength: 5 }),
      concurrency: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('sequence' as const),
      steps: fc.array(tie('graph'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('parallel' as const),
      branches: fc.array(tie('graph'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).graph;

/** The reference model: how many seconds the graph takes. */
export function durationOf(graph: WaitGraph): number {
  switch (graph.kind) {
    case 'wait':
      return graph.seconds;
    case 'sequence':
      return graph.steps.map(durationOf).reduce((sum, each) => sum + each, 0);
    case 'parallel':
      return Math.max(...graph.branches.map(durationOf));
    case 'map':
      return durationOfMap(graph.seconds, graph.concurrency);
  }
}

// Each item is taken by whichever of the slots is free first.
function durationOfMap(items: number[], concurrency: number): number {
  const slots = new Array<number>(concurrency === 0 ? items.length : concurrency).fill(0);
  for (const item of items) {
    const free = slots.indexOf(Math.min(...slots));
    slots[free] = (slots[free] ?? 0) + item;
  }
  return Math.max(0, ...slots);
}

/** The graph as a definition. */
export function definitionOfGraph(graph: WaitGraph): string {
  let count = 0;
  const name = () => {
    count += 1;
    return `S${count}`;
  };
  const scope = (inner: WaitGraph) => {
    const states: Record<string, object> = {};
    const names: string[] = [];
    for (const step of inner.kind === 'sequence' ? flatten(inner) : [inner]) {
      const own = name();
      names.push(own);
      states[own] = stateOf(step);
    }
    for (const [index, own] of names.entries()) {
      const next = names[index + 1];
      Object.assign(states[own] ?? {}, next === undefined ? { End: true } : { Next: next });
    }
    return { StartAt: names[0], States: states };
  };
  const stateOf = (step: WaitGraph): object => {
    if (step.kind === 'wait') return { Type: 'Wait', Seconds: step.seconds };
    if (step.kind === 'parallel') return { Type: 'Parallel', Branches: step.branches.map(scope) };
    const { seconds: Items, concurrency: MaxConcurrency } = step as Extract<
      WaitGraph,
      { kind: 'map' }
    >;
    const own = name();
    const States = { [own]: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } };
    return { Type: 'Map', Items, MaxConcurrency, ItemProcessor: { StartAt: own, States } };
  };
  return JSON.stringify({ QueryLanguage: 'JSONata', ...scope(graph) });
}

function flatten(graph: WaitGraph): WaitGraph[] {
  return graph.kind === 'sequence' ? graph.steps.flatMap(flatten) : [graph];
}
