import MarkdownIt, { type Token } from 'markdown-it';
import { oneLine } from '../../domain/one-line.ts';
import { asTyped, escapeMarkdown } from './quoting.ts';

/** A text in the small subset of Markdown that mails are written in. Made by `md` and `plain` only. */
export type Markdown = { readonly source: string };

type Value = string | number | Markdown | readonly Markdown[];

/**
 * Markdown from a template. Whatever is put into it as a string is somebody's text: it is shown as it
 * is, on one line, and can be no heading, list, emphasis or link. Indentation is the source file's.
 */
export function md(parts: TemplateStringsArray, ...values: Value[]): Markdown {
  const text = parts.map((part) => part.replace(/\n[ \t]+/g, '\n'));
  return { source: text.map((part, at) => part + sourceOf(values[at] ?? '')).join('') };
}

/** The programme's own words: shown as they are, web addresses among them left whole. */
export function plain(text: string): Markdown {
  return { source: escapeMarkdown(oneLine(text)) };
}

/** Somebody's words as a quotation, with the paragraphs that they have. */
export function quotation(text: string): Markdown {
  const paragraphs = text.split(/[\r\n\u0085\u2028\u2029]+/u).map((line) => asTyped(line));
  return { source: paragraphs.filter(Boolean).map(quoted).join('\n>\n') };
}

/** A list with a bullet before each item. */
export function bullets(items: readonly Markdown[]): Markdown {
  return { source: items.map(({ source }) => `- ${source}`).join('\n') };
}

function quoted(line: string): string {
  return `> ${escapeMarkdown(line)}`;
}

function sourceOf(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeMarkdown(asTyped(value));
  if (Array.isArray(value)) return value.map(sourceOf).join('\n\n');
  return (value as Markdown).source;
}

/** Paragraphs, headings, bullets, steps and quotations: no links, no HTML, no emphasis. */
const SUBSET = ['heading', 'list', 'blockquote', 'escape', 'newline'];

type Parser = InstanceType<typeof MarkdownIt>;

let parser: Parser | undefined;

/** The text part and the HTML of it: one reading of the source, so that both say the same. */
export function readBoth({ source }: Markdown): { text: string; html: string } {
  parser ??= new MarkdownIt('zero', { html: false, linkify: false }).enable(SUBSET);
  const tokens = parser.parse(source.trim(), {});
  return { text: textOf(tokens), html: htmlOf(parser, tokens) };
}

/** A mail has no style sheet that every client would read, so each element carries its own. */
const STYLES: Record<string, string> = {
  p: 'margin:0 0 20px',
  h2: 'margin:28px 0 12px;font-size:22px;line-height:1.25',
  ul: 'margin:0 0 20px;padding-left:24px',
  ol: 'margin:0 0 20px;padding-left:28px',
  li: 'margin:0 0 6px',
  blockquote: 'margin:0 0 20px;padding:2px 0 2px 14px;border-left:6px solid #b1b4b6',
};

function htmlOf(markdown: Parser, tokens: Token[]): string {
  for (const token of tokens) {
    const style = STYLES[token.tag];
    if (style && token.nesting === 1) token.attrSet('style', style);
  }
  return markdown.renderer.render(tokens, markdown.options, {}).trim();
}

/** What each line of a block begins with in the text part: marks of lists and quotations. */
type Place = { first: string; rest: string; count?: number };

function textOf(tokens: Token[]): string {
  const lines: string[] = [];
  const places: Place[] = [];
  let tight = false;
  for (const { type, hidden, children } of tokens) {
    if (type === 'blockquote_open') places.push({ first: '> ', rest: '> ' });
    else if (type === 'bullet_list_open') places.push({ first: '', rest: '' });
    else if (type === 'ordered_list_open') places.push({ first: '', rest: '', count: 0 });
    else if (type === 'list_item_open') places.push(itemOf(places.at(-1)));
    else if (type === 'paragraph_open') tight = hidden;
    else if (type === 'inline') lines.push(lineOf(places, children ?? []));
    else if (/_close$/.test(type)) closing(type, tight, lines, places);
  }
  return lines.join('\n').trim();
}

function itemOf(list: Place | undefined): Place {
  if (list?.count === undefined) return { first: '- ', rest: '  ' };
  list.count += 1;
  return { first: `${list.count}. `, rest: '   ' };
}

function lineOf(places: Place[], children: Token[]): string {
  const before = places.map(({ first }) => first).join('');
  for (const place of places) place.first = place.rest;
  return (
    before + children.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('')
  );
}

/** A blank line after each block; items of a list stand together. */
function closing(type: string, tight: boolean, lines: string[], places: Place[]): void {
  if (/^(blockquote|bullet_list|ordered_list|list_item)_close$/.test(type)) places.pop();
  const blank = places
    .map(({ rest }) => rest)
    .join('')
    .trimEnd();
  if (type === 'list_item_close' || (type === 'paragraph_close' && tight)) return;
  if (type === 'blockquote_close' && lines.at(-1)?.trim() === '>') lines.pop();
  if (lines.at(-1) !== blank) lines.push(blank);
}
