import type { html } from 'hono/html';

/** A piece of HTML in which every value has been escaped by `html`. */
export type Html = ReturnType<typeof html>;

/** What stands in a component: plain text, which is escaped, or HTML that `html` has built. */
export type Content = { text: string; html?: never } | { html: Html; text?: never };

/** The text or the HTML, ready to be put into a template. */
export function contentOf(content: Content): Html | string {
  return content.html ?? content.text ?? '';
}

/** Class names in one attribute; what is not given is left out. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
