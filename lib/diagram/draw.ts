import type { Definition } from '../local/stepfunctions/definition/types.ts';
import { type Graph, graphOf } from './graph.ts';
import { layOut } from './layout.ts';
import { type Picture, toSvg } from './svg.ts';

/** The state that every step leads to when it keeps failing: drawn, but without those arrows. */
export const OPERATOR = 'Needs an operator';

type Options = { title: string; counts?: Record<string, number>; all?: boolean };

/** A definition as an SVG picture. */
export function draw(definition: Definition, options: Options): string {
  return toSvg(pictureOf(definition, options));
}

/** A definition as what is drawn, and in what words. */
export function pictureOf(definition: Definition, { title, counts = {}, all }: Options): Picture {
  const leaveOut = all || !(OPERATOR in definition.States) ? [] : [OPERATOR];
  const graph = graphOf(definition, leaveOut);
  return {
    title,
    description: describe(definition, graph),
    layout: layOut(graph),
    counts,
    notes: [
      ...unique(graph.boxes.flatMap(({ alsoFrom }) => alsoFrom ?? [])).map(
        (name) => `“${name}” also leads to each box that says so.`,
      ),
      ...leaveOut.map(
        (name) => `Arrows to “${name}” are left out: every step that keeps failing leads there.`,
      ),
    ],
  };
}

/** What somebody who cannot see the picture needs to follow it. */
function describe(definition: Definition, graph: Graph): string {
  const named = (kind: string) =>
    unique(graph.boxes.filter((box) => box.kind === kind).map(({ state }) => state)).join('; ');
  const waits = named('answer');
  return [
    definition.Comment ?? '',
    `It starts with: ${definition.StartAt}.`,
    waits === '' ? '' : `It waits until somebody acts at: ${waits}.`,
    `It ends with: ${[named('end'), named('failure')].filter(Boolean).join('; ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
