/** Text on one line: line ends and controls are spaces, what nobody can see is gone. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
