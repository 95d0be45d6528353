import type {
  ChoiceState,
  Definition,
  Scoped,
  State,
} from '../local/stepfunctions/definition/types.ts';

/** What a box stands for; each kind has its own shape. */
export type Kind = 'start' | 'step' | 'answer' | 'time' | 'choice' | 'group' | 'end' | 'failure';

/** A box of the diagram. A state that ends the workflow may be drawn several times. */
export type Box = {
  id: string;
  kind: Kind;
  /** The state's name; the start has none. */
  state: string;
  /** Where one also comes from, instead of an arrow across half of the picture. */
  alsoFrom?: string;
  /** Whether it is a copy: drawn smaller, beside its source. */
  copy?: true;
  /** What is drawn inside a Map (one graph) or a Parallel (one for each branch). */
  inner: Graph[];
};

/** An arrow from one box to another. */
export type Arrow = { from: string; to: string; label: string; failure: boolean };

export type Graph = { boxes: Box[]; arrows: Arrow[] };

/** More arrows than this to one end, and each arrow gets a copy of the end beside its source. */
const SHARED_END = 2;

/**
 * A definition as boxes and arrows.
 *
 * @param leaveOut Names of states whose incoming arrows are not drawn; the box itself is.
 */
export function graphOf(definition: Definition, leaveOut: string[] = []): Graph {
  return scopeGraph(definition, leaveOut, '');
}

function scopeGraph(scope: Scoped, leaveOut: string[], path: string): Graph {
  const id = (name: string) => `${path}${name}`;
  const start: Box = { id: id('(start)'), kind: 'start', state: '', inner: [] };
  const boxes = Object.entries(scope.States).map(([name, state]) => ({
    id: id(name),
    kind: kindOf(state),
    state: name,
    inner: innerScopes(state).map((inner, at) => scopeGraph(inner, leaveOut, `${id(name)}/${at}/`)),
  }));
  const arrows = Object.entries(scope.States).flatMap(([name, state]) =>
    arrowsFrom(name, state)
      .filter(({ to }) => !leaveOut.includes(to))
      .map((arrow) => ({ ...arrow, from: id(arrow.from), to: id(arrow.to) })),
  );
  const first = { from: start.id, to: id(scope.StartAt), label: '', failure: false };
  const graph = { boxes: [start, ...boxes], arrows: [first, ...arrows] };
  return withNotes(withEndsBesideTheirSources(graph));
}

function kindOf(state: State): Kind {
  switch (state.Type) {
    case 'Task':
      return state.Resource.endsWith('.waitForTaskToken') ? 'answer' : 'step';
    case 'Wait':
      return 'time';
    case 'Choice':
      return 'choice';
    case 'Map':
    case 'Parallel':
      return 'group';
    case 'Succeed':
      return 'end';
    case 'Fail':
      return 'failure';
    default:
      return 'step';
  }
}

function innerScopes(state: State): Scoped[] {
  if (state.Type === 'Map') return [state.ItemProcessor];
  return state.Type === 'Parallel' ? state.Branches : [];
}

/** Where a state leads. A failure that leads where success does is the same arrow. */
function arrowsFrom(from: string, state: State): Arrow[] {
  const arrow = (to: string, label = '', failure = false) => ({ from, to, label, failure });
  const usual =
    state.Type === 'Choice'
      ? choiceTargets(state).map(({ to, label }) => arrow(to, label))
      : 'Next' in state && state.Next !== undefined
        ? [arrow(state.Next)]
        : [];
  const caught = 'Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  const failures = [...new Set(caught)].filter((to) => !usual.some((other) => other.to === to));
  return [...usual, ...failures.map((to) => arrow(to, '', true))];
}

/** The targets of a choice, each once, with all the outcomes that lead there. */
function choiceTargets({ Choices, Default }: ChoiceState): { to: string; label: string }[] {
  const rules = Choices.map(({ Condition, Next }) => ({ to: Next, label: outcomeIn(Condition) }));
  if (Default !== undefined) rules.push({ to: Default, label: 'otherwise' });
  return [...Map.groupBy(rules, ({ to }) => to)].map(([to, group]) => ({
    to,
    label: group.map(({ label }) => label).join(', '),
  }));
}

/** The word that a condition compares with, or the condition where it is short. */
function outcomeIn(condition: unknown): string {
  const text = String(condition).replace(/^\{%\s*|\s*%\}$/g, '');
  const word = /^\S+ = '([\w-]+)'$/.exec(text)?.[1];
  if (word !== undefined) return word.replaceAll('-', ' ');
  const short = text.replaceAll('$states.input.', '').replaceAll('!= null', 'is given');
  return short.length <= 24 ? short : '';
}

/** Long lines from everywhere to one end would hide everything else. */
function withEndsBesideTheirSources({ boxes, arrows }: Graph): Graph {
  const leadingTo = Map.groupBy(arrows, ({ to }) => to);
  const shared = new Set(
    boxes
      .filter(({ id, kind }) => isEnd(kind) && (leadingTo.get(id)?.length ?? 0) > SHARED_END)
      .map(({ id }) => id),
  );
  const copyId = ({ from, to }: Arrow) => `${to} after ${from}`;
  return {
    boxes: boxes.flatMap((box) =>
      shared.has(box.id)
        ? (leadingTo.get(box.id) ?? []).map((arrow) => ({
            ...box,
            id: copyId(arrow),
            copy: true as const,
          }))
        : [box],
    ),
    arrows: arrows.map((arrow) => (shared.has(arrow.to) ? { ...arrow, to: copyId(arrow) } : arrow)),
  };
}

/** More ways on than this, and a choice sends people all over the picture. */
const MANY_WAYS = 5;

/**
 * The ways on from a choice of many that lead to where another of its ways also comes later: each
 * becomes a note at its target instead of a line across everything.
 */
function withNotes({ boxes, arrows }: Graph): Graph {
  const leaving = Map.groupBy(arrows, ({ from }) => from);
  const hubs = boxes.filter(
    ({ id, kind }) => kind === 'choice' && (leaving.get(id)?.length ?? 0) > MANY_WAYS,
  );
  const jumps = new Map(
    hubs.flatMap((hub) => {
      const [first, ...others] = leaving.get(hub.id) ?? [];
      const later = reachable(first?.to ?? hub.id, leaving);
      return others.filter(({ to }) => later.has(to)).map((arrow) => [arrow.to, { hub, arrow }]);
    }),
  );
  const left = new Set([...jumps.values()].map(({ arrow }) => arrow));
  return {
    boxes: boxes.map((box) => {
      const jump = jumps.get(box.id);
      return jump ? { ...box, alsoFrom: jump.hub.state } : box;
    }),
    arrows: arrows.filter((arrow) => !left.has(arrow)),
  };
}

function reachable(from: string, leaving: Map<string, Arrow[]>): Set<string> {
  const found = new Set([from]);
  for (const id of found) for (const { to } of leaving.get(id) ?? []) found.add(to);
  return found;
}

function isEnd(kind: Kind): boolean {
  return kind === 'end' || kind === 'failure';
}
