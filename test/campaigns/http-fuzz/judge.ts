import type { BadRequest } from './bad-request.ts';
import type { Heard } from './send.ts';

/** Marks of the inside of a program: files with lines, names of packages, of errors and of keys. */
const INSIDE =
  /\bat .+:\d+:\d+|node_modules|functions\/[a-z]+\/|TypeError|ZodError|SyntaxError:|APPLICATION#[0-9a-f]/;

/** What is broken about an answer, each in a sentence with the request that made it. */
export function judge(request: BadRequest, heard: Heard): string[] {
  const asked = `${request.method} ${request.path.slice(0, 120)}`;
  const failures: string[] = [];
  if (heard.status === 0) failures.push(`${asked}: no answer (${heard.text})`);
  if (heard.status >= 500) failures.push(`${asked}: answered ${heard.status}`);
  const inside = INSIDE.exec(heard.text)?.[0];
  if (inside && !saidBy(request).includes(inside)) {
    failures.push(`${asked}: shows the inside (${inside.slice(0, 60)})`);
  }
  if (heard.status >= 400 && request.method !== 'HEAD' && !hasSentence(heard)) {
    failures.push(`${asked}: ${heard.status} without a sentence (${heard.text.slice(0, 80)})`);
  }
  return failures;
}

/** What the request itself said: a page that shows it back shows nothing of the inside. */
function saidBy({ path, body }: BadRequest): string {
  const query = [...new URLSearchParams(path.split('?').slice(1).join('?'))].flat();
  const form = [...new URLSearchParams(body?.toString() ?? '')].flat();
  return [path, body?.toString() ?? '', ...query, ...form].join('\n');
}

/** A refusal says what to do: the detail of a problem, or a heading and a sentence on a page. */
function hasSentence({ type, text }: Heard): boolean {
  if (type.includes('json')) return /"detail":"\p{Lu}.{10,}?[.!?]"/su.test(text);
  if (type.includes('html')) return /<h1[\s>]/.test(text) && /<p[^>]*>[^<]{10,}[.!?]/.test(text);
  return /\p{Lu}.{10,}[.!?]/su.test(text);
}
