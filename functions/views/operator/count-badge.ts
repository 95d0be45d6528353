/** A place in a picture, in pixels. */
export type Spot = { x: number; y: number };

const HEIGHT = 20;
const PER_CHARACTER = 6.6;

/** How many executions are somewhere: a dark badge over the right upper corner of a box, as SVG. */
export function countBadge(count: number, { x, y }: Spot): string {
  const text = `${count} here`;
  const width = Math.round(text.length * PER_CHARACTER + 14);
  const left = Math.round(x - width + 10);
  const top = Math.round(y - 11);
  return (
    `<rect x="${left}" y="${top}" width="${width}" height="${HEIGHT}" rx="${HEIGHT / 2}" fill="#0b0c0c"/>` +
    `<text x="${left + width / 2}" y="${top + 14}" font-size="12" text-anchor="middle" fill="#ffffff">${text}</text>`
  );
}
