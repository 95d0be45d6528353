import * as dagre from '@dagrejs/dagre';
import type { Arrow, Box, Graph, Kind } from './graph.ts';
import { widthOf, wrap } from './text.ts';

export type Point = { x: number; y: number };

/** A box with its place; `x` and `y` are its middle. */
export type PlacedBox = Omit<Box, 'inner'> &
  Point & {
    width: number;
    height: number;
    lines: string[];
    /** What is inside a group, placed in the same picture. */
    inner: Layout[];
  };

export type PlacedArrow = Arrow & { points: Point[]; labelAt?: Point };

export type Layout = {
  width: number;
  height: number;
  boxes: PlacedBox[];
  arrows: PlacedArrow[];
};

/** Sizes of text in pixels. */
export const NAME_SIZE = 14;
export const LABEL_SIZE = 12;
export const LINE_HEIGHT = 17;

/** Room for a group's name above what is in it. */
const GROUP_HEAD = 30;
const GROUP_GAP = 14;

/** Room for a note above a box's name. */
export const NOTE_HEIGHT = 18;

const WIDEST_NAME = 150;
const WIDEST_COPY = 120;

/** Where everything goes: top to bottom, each group laid out by itself and then placed as one box. */
export function layOut(graph: Graph): Layout {
  const sized = graph.boxes.map((box) => ({ box, size: sizeOf(box) }));
  // Which choices suit a graph cannot be told beforehand.
  const layouts = ALIGNMENTS.flatMap((align) =>
    WEIGHTS.map((weight) => layoutFrom(graph, sized, planOf(graph, sized, { align, weight }))),
  );
  return layouts.reduce((best, other) => (effort(other) < effort(best) ? other : best));
}

/** What a picture costs its reader: its width, and how far the arrows lead aside. */
function effort({ width, arrows }: Layout): number {
  const aside = arrows.map(({ points }) =>
    points.reduce((sum, { x }, index) => sum + Math.abs(x - (points[index - 1]?.x ?? x)), 0),
  );
  return width + aside.reduce((sum, each) => sum + each, 0) / 8;
}

type Sized = { box: Box; size: Size }[];

function layoutFrom(graph: Graph, sized: Sized, plan: Plan): Layout {
  const boxes = sized.map(({ box, size }) => {
    const { x = 0, y = 0 } = plan.node(box.id);
    return { ...box, ...size, x, y, inner: placeInner(size, x, y) };
  });
  const arrows = graph.arrows.map((arrow) => {
    const { points = [], x, y } = plan.edge(arrow.from, arrow.to);
    const labelAt = x !== undefined && y !== undefined ? { labelAt: { x, y } } : {};
    return { ...arrow, points, ...labelAt };
  });
  return fitted({ width: 0, height: 0, boxes, arrows });
}

/** The layout moved to the corner, with its true size: dagre forgets arrows that lead around boxes. */
function fitted(layout: Layout): Layout {
  const { boxes, arrows } = layout;
  const across = [
    ...boxes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...arrows.flatMap(({ points }) => points.map(({ x }) => x)),
    ...arrows.flatMap(({ label, labelAt }) =>
      labelAt ? [labelAt.x - labelWidth(label) / 2, labelAt.x + labelWidth(label) / 2] : [],
    ),
  ];
  const along = [
    ...boxes.flatMap(({ y, height }) => [y - height / 2, y + height / 2]),
    ...arrows.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  const [left, top] = [Math.min(...across), Math.min(...along)];
  const moved = moveBy(layout, { x: -left, y: -top });
  return { ...moved, width: Math.max(...across) - left, height: Math.max(...along) - top };
}

const ALIGNMENTS = [undefined, 'UL', 'UR', 'DL', 'DR'] as const;

/** How much straighter an ordinary arrow should be than one of a failure or of a choice. */
const WEIGHTS = [1, 2, 4] as const;

type Plan = dagre.graphlib.Graph<dagre.GraphLabel, dagre.NodeLabel, dagre.EdgeLabel>;

function planOf(
  { arrows }: Graph,
  sized: Sized,
  { align, weight }: { align: (typeof ALIGNMENTS)[number]; weight: number },
): Plan {
  const plan: Plan = new dagre.Graph();
  const spaces = { nodesep: 18, edgesep: 14, ranksep: 26 };
  plan.setGraph({ rankdir: 'TB', ...spaces, ...(align ? { align } : {}) });
  for (const { box, size } of sized) {
    plan.setNode(box.id, { width: size.width, height: size.height });
  }
  for (const { from, to, label, failure } of arrows) {
    const text = { width: labelWidth(label), height: 18, labelpos: 'c' as const };
    const ordinary = label === '' && !failure;
    plan.setEdge(from, to, { ...(label === '' ? {} : text), weight: ordinary ? weight : 1 });
  }
  dagre.layout(plan);
  return plan;
}

/** What a box says about an arrow that is not drawn. */
export function noteText(alsoFrom: string): string {
  return `or from “${alsoFrom}”`;
}

function labelWidth(label: string): number {
  return widthOf(label, LABEL_SIZE) + 8;
}

type Size = { width: number; height: number; lines: string[]; inner: Layout[] };

function sizeOf({ kind, state, inner, copy, alsoFrom }: Box): Size {
  if (kind === 'start') return { width: 18, height: 18, lines: [], inner: [] };
  const size = copy ? LABEL_SIZE : NAME_SIZE;
  const lines = inner.length > 0 ? [state] : wrap(state, size, copy ? WIDEST_COPY : WIDEST_NAME);
  const text = Math.max(...lines.map((line) => widthOf(line, size)));
  const room = ROOM[kind];
  const note = alsoFrom === undefined ? 0 : labelWidth(noteText(alsoFrom)) + 8;
  const width = Math.round(Math.max(text + room.across, note));
  const head = alsoFrom === undefined ? 0 : NOTE_HEIGHT;
  const height = Math.round(lines.length * LINE_HEIGHT + room.along + head);
  if (inner.length === 0) return { width, height, lines, inner: [] };
  const layouts = inner.map(layOut);
  const widths = layouts.map((layout) => layout.width + GROUP_GAP);
  return {
    width: Math.max(
      width,
      widths.reduce((sum, each) => sum + each, GROUP_GAP),
    ),
    height: Math.max(...layouts.map((layout) => layout.height)) + GROUP_HEAD + GROUP_GAP,
    lines,
    inner: layouts,
  };
}

/** Room between the text and the outline; signs stand at the left. */
const ROOM: Record<Kind, { across: number; along: number }> = {
  start: { across: 0, along: 0 },
  step: { across: 24, along: 16 },
  answer: { across: 56, along: 18 },
  time: { across: 56, along: 18 },
  choice: { across: 52, along: 16 },
  group: { across: 24, along: 16 },
  end: { across: 34, along: 14 },
  failure: { across: 34, along: 14 },
};

function placeInner({ width, height, inner }: Size, x: number, y: number): Layout[] {
  const used = inner.reduce((sum, layout) => sum + layout.width + GROUP_GAP, -GROUP_GAP);
  let left = x - used / 2;
  const top = y - height / 2 + GROUP_HEAD;
  return inner.map((layout) => {
    const moved = moveBy(layout, { x: left, y: top });
    left += layout.width + GROUP_GAP;
    return { ...moved, width: Math.min(layout.width, width) };
  });
}

function moveBy(layout: Layout, by: Point): Layout {
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  return {
    ...layout,
    boxes: layout.boxes.map((box) => ({
      ...box,
      ...move(box),
      inner: box.inner.map((inner) => moveBy(inner, by)),
    })),
    arrows: layout.arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map(move),
      ...(arrow.labelAt ? { labelAt: move(arrow.labelAt) } : {}),
    })),
  };
}
