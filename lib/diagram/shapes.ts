import { countBadge } from '../../functions/views/operator/count-badge.ts';
import type { Kind } from './graph.ts';
import {
  LABEL_SIZE,
  LINE_HEIGHT,
  NAME_SIZE,
  NOTE_HEIGHT,
  noteText,
  type PlacedArrow,
  type PlacedBox,
  type Point,
} from './layout.ts';
import { widthOf } from './text.ts';

/** The colour of words and lines. */
export const INK = '#0b0c0c';
const FAINT = '#737b85';

/** Every fill has at least 12:1 against the ink, every outline at least 3:1 against the white. */
const LOOK: Record<Kind, { fill: string; line: string; width: number }> = {
  start: { fill: INK, line: INK, width: 1 },
  step: { fill: '#ffffff', line: '#505a5f', width: 1.5 },
  answer: { fill: '#ffefb3', line: '#8a5a00', width: 2.5 },
  time: { fill: '#efe8fb', line: '#5b3f9b', width: 1.5 },
  choice: { fill: '#e3eefb', line: '#1d5ca6', width: 1.5 },
  group: { fill: '#f4f5f6', line: '#505a5f', width: 1.5 },
  end: { fill: '#e2f3e5', line: '#1f6b32', width: 1.5 },
  failure: { fill: '#fde8e4', line: '#a3200d', width: 1.5 },
};

/** The tips of arrows. */
export const MARKERS = `<defs>${marker('tip', INK)}${marker('faint-tip', FAINT)}</defs>`;

function marker(id: string, colour: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="${colour}"/></marker>`;
}

/** The line of an arrow, without its words. */
export function drawArrow({ points, failure }: PlacedArrow): string {
  const look = failure
    ? `stroke="${FAINT}" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"`
    : `stroke="${INK}" stroke-width="1.3" marker-end="url(#tip)"`;
  return `<path d="${smooth(points)}" fill="none" ${look}/>`;
}

/** From point to point with rounded corners, so that it passes where dagre meant it to. */
function smooth(points: Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  let from = first;
  const corners = rest.map((corner, index) => {
    const to = rest[index + 1] ?? last;
    const bend = `L${at(towards(corner, from))}Q${at(corner)} ${at(towards(corner, to))}`;
    from = corner;
    return bend;
  });
  return `M${at(first)}${corners.join('')}L${at(last)}`;
}

/** The point before a corner where its bend begins. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const part = length === 0 ? 0 : Math.min(BEND, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part };
}

const BEND = 14;

/** The words of an arrow, on a ground of their own. */
export function drawLabel({ label, labelAt }: PlacedArrow): string[] {
  if (label === '' || !labelAt) return [];
  const width = widthOf(label, LABEL_SIZE) + 6;
  const { x, y } = labelAt;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - 9)}" width="${round(width)}" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>`,
    textLine(label, { x, y: y + 4 }, LABEL_SIZE, 'middle'),
  ];
}

/** A box with its name, its sign and, where it is counted, how many executions are there. */
export function drawBox(box: PlacedBox, count: number | undefined): string[] {
  const { kind, state, alsoFrom, x, y, width, height, lines } = box;
  // A note stands above the box proper, in the same place as far as arrows are concerned.
  const head = alsoFrom === undefined ? 0 : NOTE_HEIGHT;
  const proper = { ...box, y: y + head / 2, height: height - head };
  const sign = SIGN[kind]?.({ x: x - width / 2 + 20, y: proper.y }) ?? '';
  const middle = x + (sign === '' ? 0 : 12);
  const size = box.copy ? LABEL_SIZE : NAME_SIZE;
  const first =
    box.inner.length > 0
      ? y - height / 2 + 21
      : proper.y - ((lines.length - 1) * LINE_HEIGHT) / 2 + 5;
  return [
    `<g data-state="${escaped(state)}" data-kind="${kind}">`,
    ...(alsoFrom === undefined ? [] : drawNote(box, alsoFrom)),
    outline(proper),
    sign,
    ...lines.map((line, index) =>
      textLine(line, { x: middle, y: first + index * LINE_HEIGHT }, size, 'middle'),
    ),
    ...(count === undefined ? [] : [countBadge(count, cornerOf(box))]),
    '</g>',
  ].filter((part) => part !== '');
}

/** Where the count of a box stands. */
export function cornerOf({ x, y, width, height }: Omit<PlacedBox, 'lines' | 'inner'>): Point {
  return { x: x + width / 2, y: y - height / 2 };
}

function drawNote({ x, y, width, height }: PlacedBox, alsoFrom: string): string[] {
  const top = y - height / 2;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${NOTE_HEIGHT + 10}" rx="7" fill="#f4f5f6" stroke="${FAINT}" stroke-dasharray="3 2"/>`,
    textLine(noteText(alsoFrom), { x, y: top + 13 }, LABEL_SIZE, 'middle'),
  ];
}

/** The shape of a kind of box. */
export function outline({
  kind,
  x,
  y,
  width,
  height,
}: Omit<PlacedBox, 'lines' | 'inner' | 'id' | 'state'>) {
  const { fill, line, width: stroke } = LOOK[kind];
  const look = `fill="${fill}" stroke="${line}" stroke-width="${stroke}"`;
  const [left, top] = [x - width / 2, y - height / 2];
  if (kind === 'start') return `<circle cx="${round(x)}" cy="${round(y)}" r="8" ${look}/>`;
  if (kind === 'choice') {
    const cut = 10;
    const corners = [
      [left + cut, top],
      [left + width - cut, top],
      [left + width, y],
      [left + width - cut, top + height],
      [left + cut, top + height],
      [left, y],
    ];
    return `<polygon points="${corners.map((pair) => pair.map((each) => round(each ?? 0)).join(' ')).join(' ')}" ${look}/>`;
  }
  const rounded = kind === 'end' || kind === 'failure' ? height / 2 : 7;
  const rect = (inset: number, more: string) =>
    `<rect x="${round(left + inset)}" y="${round(top + inset)}" width="${round(width - 2 * inset)}" height="${round(height - 2 * inset)}" rx="${round(rounded - inset)}" ${more}/>`;
  if (rounded === 7) return rect(0, look);
  return rect(0, look) + rect(3, `fill="none" stroke="${line}" stroke-width="1"`);
}

/** A person for an answer, a clock for time: nothing is said by colour alone. */
export const SIGN: Partial<Record<Kind, (at: Point) => string>> = {
  answer: ({ x, y }) =>
    `<path d="M${round(x - 8)} ${round(y + 10)}a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="${round(x)}" cy="${round(y - 5)}" r="5" fill="#8a5a00"/>`,
  time: ({ x, y }) =>
    `<circle cx="${round(x)}" cy="${round(y)}" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M${round(x)} ${round(y - 6)}v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>`,
};

/** One line of text that stays text. */
export function textLine(
  text: string,
  { x, y }: Point,
  size: number,
  anchor: 'start' | 'middle' = 'start',
): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** A tenth of a pixel is precise enough. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text as it stands in XML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
