import type { Kind } from './graph.ts';
import { LABEL_SIZE, type Layout, type Point } from './layout.ts';
import { legendOf } from './legend.ts';
import {
  cornerOf,
  drawArrow,
  drawBox,
  drawLabel,
  escaped,
  INK,
  MARKERS,
  round,
  textLine,
} from './shapes.ts';

export type Picture = {
  title: string;
  description: string;
  layout: Layout;
  /** How many executions are at a state, by its name. */
  counts: Record<string, number>;
  /** Sentences under the picture. */
  notes: string[];
};

const MARGIN = 16;

/** What a picture is drawn with, for whoever puts it into a page with counts of its own. */
export type Drawing = {
  width: number;
  height: number;
  /** Everything but title and description, as SVG. */
  drawing: string;
  /** Where the count of a state stands; of a state that is drawn several times, its first box. */
  spots: (Point & { state: string; kind: Kind })[];
};

/** The picture as an SVG whose words are words: readable by search, by zoom and by screen readers. */
export function toSvg(picture: Picture): string {
  const { title, description } = picture;
  const { width, height, drawing } = drawingOf(picture);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="Arial, Helvetica, sans-serif" fill="${INK}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    drawing,
    '</svg>',
  ].join('\n')}\n`;
}

/** The picture without what goes around it. */
export function drawingOf({
  layout,
  counts,
  notes,
}: Omit<Picture, 'title' | 'description'>): Drawing {
  const legend = legendOf(layout);
  const foot = legend.height + notes.length * 20;
  const width = Math.ceil(Math.max(layout.width, legend.width) + 2 * MARGIN);
  const height = Math.ceil(layout.height + foot + 2 * MARGIN + 12);
  const shift = round((width - layout.width) / 2);
  const legendTop = MARGIN + layout.height + 12;
  const noteAt = (index: number) => legendTop + legend.height + 14 + index * 20;
  const drawing = [
    MARKERS,
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`,
    `<g transform="translate(${shift} ${MARGIN})">`,
    ...drawLayout(layout, counts),
    '</g>',
    `<g transform="translate(${MARGIN} ${round(legendTop)})">`,
    ...legend.parts,
    '</g>',
    ...notes.map((note, index) => textLine(note, { x: MARGIN, y: noteAt(index) }, LABEL_SIZE)),
  ].join('\n');
  return { width, height, drawing, spots: spotsIn(layout, { x: shift, y: MARGIN }) };
}

function spotsIn({ boxes }: Layout, by: Point): Drawing['spots'] {
  const first = new Map<string, Drawing['spots'][number]>();
  for (const box of boxes) {
    const { x, y } = cornerOf(box);
    const spot = { state: box.state, kind: box.kind, x: round(x + by.x), y: round(y + by.y) };
    if (!first.has(box.state)) first.set(box.state, spot);
  }
  return [...first.values()];
}

/** Arrows first, so that boxes and words stand on top of them. */
function drawLayout(layout: Layout, counts: Record<string, number>): string[] {
  const { boxes, arrows } = layout;
  const faintFirst = [...arrows].sort((a, b) => Number(b.failure) - Number(a.failure));
  const seen = new Set<string>();
  return [
    ...faintFirst.map(drawArrow),
    ...boxes.flatMap((box) => {
      // Of an end that is drawn several times, the first one says how many are there.
      const count = seen.has(box.state) ? undefined : counts[box.state];
      seen.add(box.state);
      return [...drawBox(box, count), ...box.inner.flatMap((inner) => drawLayout(inner, counts))];
    }),
    ...arrows.flatMap(drawLabel),
  ];
}
