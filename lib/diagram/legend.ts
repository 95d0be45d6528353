import type { Kind } from './graph.ts';
import { LABEL_SIZE, type Layout, type Point } from './layout.ts';
import { drawArrow, outline, SIGN, textLine } from './shapes.ts';

type Legend = { parts: string[]; width: number; height: number };

const MEANING: Partial<Record<Kind, string>> = {
  step: 'the academy does something',
  answer: 'waits until somebody acts',
  time: 'waits for a moment',
  choice: 'goes on by what was found',
  group: 'once for each of several',
  end: 'an end',
  failure: 'stops for an operator',
};

const PER_ROW = 3;
const COLUMN = 240;
const ROW = 34;

/** What the shapes of a picture mean; only of those that are in it. */
export function legendOf(layout: Layout): Legend {
  const present = new Set(kindsIn(layout));
  const entries = Object.entries(MEANING)
    .filter(([kind]) => present.has(kind as Kind))
    .map(([kind, meaning]) => ({ draw: (at: Point) => sample(kind as Kind, at), meaning }));
  if (hasFailures(layout)) entries.push({ draw: failure, meaning: 'when a step keeps failing' });
  const parts = entries.flatMap(({ draw, meaning }, index) => {
    const x = (index % PER_ROW) * COLUMN;
    const y = Math.floor(index / PER_ROW) * ROW + 14;
    return [...draw({ x: x + 22, y }), textLine(meaning, { x: x + 54, y: y + 4 }, LABEL_SIZE + 1)];
  });
  const rows = Math.ceil(entries.length / PER_ROW);
  return { parts, width: PER_ROW * COLUMN, height: rows * ROW };
}

function sample(kind: Kind, at: Point): string[] {
  const sign = SIGN[kind]?.(at);
  return [outline({ kind, ...at, width: 44, height: 24 }), ...(sign ? [sign] : [])];
}

function failure({ x, y }: Point): string[] {
  const points = [
    { x: x - 22, y },
    { x: x + 22, y },
  ];
  return [drawArrow({ points, failure: true, from: '', to: '', label: '' })];
}

function kindsIn({ boxes }: Layout): Kind[] {
  return boxes.flatMap(({ kind, inner }) => [kind, ...inner.flatMap(kindsIn)]);
}

function hasFailures({ boxes, arrows }: Layout): boolean {
  return (
    arrows.some(({ failure }) => failure) || boxes.some(({ inner }) => inner.some(hasFailures))
  );
}
