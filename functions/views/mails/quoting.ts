import { oneLine } from '../../domain/one-line.ts';

/**
 * What somebody typed, as it may stand in a mail: on one line, in the direction of its letters, and with
 * nothing that a mail program would turn into a link by itself. Decided in
 * `docs/decisions/0018-what-people-typed-in-mails.md`.
 */
export function asTyped(text: string): string {
  return defused(oneLine(text));
}

/**
 * A space where a mail program would see an address: in `name.example`, `name@host`, `scheme:` and `//`.
 * People still read what was meant, and nothing can be tapped. Figures such as 3.5 stay whole.
 */
function defused(text: string): string {
  return text
    .replace(
      /(?<=[\p{L}\p{N}\p{M}_-])([.\u2024\u3002\uFE52\uFF0E\uFF61])(?=\p{L}[\p{L}\p{N}\p{M}-])/gu,
      '$1 ',
    )
    .replace(/(?<=[^\s@])@(?=[^\s@])/gu, '@ ')
    .replace(/(?<=\p{L}[\p{L}\p{N}+.-]*):(?=\S)/gu, ': ')
    .replace(/(?<=[/\\])(?=[/\\])/gu, ' ');
}

/** Every mark of ASCII with a backslash before it, which Markdown then shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or an attribute of HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
