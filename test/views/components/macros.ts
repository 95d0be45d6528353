import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { ROOT } from '../../fixtures/sources.ts';

const official = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(join(ROOT, 'node_modules/govuk-frontend/dist')),
  { autoescape: true, throwOnUndefined: false },
);

/** What the official macro of a component makes of options; `name` is the component's, as `error-summary`. */
export function renderMacro(name: string, options: object): string {
  const macro = `govuk${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  const template = `{% from "govuk/components/${name}/macro.njk" import ${macro} %}{{ ${macro}(options) }}`;
  return official.renderString(template, { options: plain(options) });
}

/** Macros take HTML as a plain string. */
function plain(value: unknown): unknown {
  if (value instanceof String) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
