/** Text of a box is laid out before anything is drawn, so its width is estimated, on the safe side. */

/** Widths of Arial's characters in thousandths of the font's size; others are taken as wide. */
const NARROW = "fijltI.,:;'!|()[] -";
const WIDE = 'mwMW@%';

/** About how wide a line of text is, in pixels. */
export function widthOf(text: string, size: number): number {
  const thousandths = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
  return (thousandths * size) / 1000;
}

function characterWidth(character: string): number {
  if (NARROW.includes(character)) return 340;
  if (WIDE.includes(character)) return 900;
  return character === character.toUpperCase() ? 700 : 570;
}

/** Breaks text between words into lines of about equal length that are at most so wide. */
export function wrap(text: string, size: number, widest: number): string[] {
  const lines = Math.ceil(widthOf(text, size) / widest);
  for (let count = lines; ; count += 1) {
    const found = fill(text, size, Math.max(widthOf(text, size) / count, longestWord(text, size)));
    if (found.every((line) => widthOf(line, size) <= Math.max(widest, longestWord(text, size)))) {
      return found;
    }
  }
}

/** Fills lines until they are about that wide, the last word going over. */
function fill(text: string, size: number, about: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    const over = widthOf(longer, size) - about;
    if (last !== undefined && over <= widthOf(word, size) / 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function longestWord(text: string, size: number): number {
  return Math.max(...text.split(' ').map((word) => widthOf(word, size)));
}
