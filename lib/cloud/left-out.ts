import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Parts of packages that no door can reach, and what stands in their place in the bundles: a third of
 * what would load before a door answers. `path` is the import as it is written, `from` who writes it.
 * Without `instead`, each export is a function that refuses: one that is called after all says so.
 */
const LEFT_OUT: {
  path: RegExp;
  from: RegExp;
  instead?: string | ((file: string) => string);
  exports?: string[];
}[] = [
  // Event streams belong to operations that no door calls.
  {
    path: /^@smithy\/core\/event-streams$/,
    from: /@smithy[\\/]core/,
    exports: ['EventStreamSerde', 'eventStreamSerdeProvider'],
  },
  // For platforms without OpenSSL.
  { path: /^\.\/Sha256Js$/, from: /@smithy[\\/]core/, exports: ['Sha256Js'] },
  // A function is told everything by its environment: it has no configuration files and no machine to ask.
  {
    path: /\/loadSharedConfigFiles$/,
    from: /@smithy[\\/]core/,
    instead: `export const CONFIG_PREFIX_SEPARATOR = '.';
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  },
  {
    path: /\/getInstanceMetadataRegion$/,
    from: /@smithy[\\/]core/,
    instead: 'export const getInstanceMetadataRegion = async () => undefined;',
  },
  // For retries in the mode `adaptive`, which no door asks for.
  {
    path: /\/AdaptiveRetryStrategy$/,
    from: /@smithy[\\/]core/,
    exports: ['AdaptiveRetryStrategy'],
  },
  // The addresses of S3.
  {
    path: /\/service-customizations$/,
    from: /@smithy[\\/]core/,
    exports: ['resolveParamsForS3'],
  },
  // Lists are read page by page in our own adapters; and no door scans.
  { path: /^\.\/pagination$/, from: /@aws-sdk[\\/]lib-dynamodb/, instead: 'export {};' },
  // DynamoDB is at one address in each region: its endpoints are never looked up.
  {
    path: /^@aws-sdk\/endpoint-cache$/,
    from: /middleware-endpoint-discovery/,
    instead: 'export class EndpointCache {}',
  },
  // Of its own description a client tells its version only.
  {
    path: /\/package\.json$/,
    from: /@aws-sdk[\\/]client-/,
    instead: (file) =>
      `export default { version: "${JSON.parse(readFileSync(file, 'utf8')).version}" };`,
  },
  // An attachment says its own type, so a name need not be looked up among a thousand.
  {
    path: /\/mime-types\.js$/,
    from: /nodemailer/,
    instead: `export const detectMimeType = (name) =>
  /\\.ics$/i.test(name) ? 'text/calendar' : 'application/octet-stream';
export const detectExtension = (type) => (type === 'text/calendar' ? 'ics' : 'bin');`,
  },
  // Mails have neither addresses that become links by themselves nor entities of HTML.
  { path: /^linkify-it$/, from: /markdown-it/, instead: 'export class LinkifyIt {}' },
  { path: /^entities$/, from: /markdown-it/, exports: ['decodeHTMLStrict'] },
  // A mail is made of what is in it: nothing is fetched from anywhere.
  { path: /\/fetch\/index\.js$/, from: /nodemailer/, exports: ['default'] },
];

/** What is said of a field here is part of the API's description of itself. */
const SHOWN = /[\\/]functions[\\/]domain[\\/]api[\\/]/;

/** The build's way of leaving them out. */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /[\\/]functions[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const needed = SHOWN.test(path) ? source : withoutDescriptions(source);
      return { contents: withoutUnasked(needed), loader: 'ts' };
    });
    for (const { path, from, instead, exports } of LEFT_OUT) {
      build.onResolve({ filter: path }, ({ path: imported, importer, resolveDir }) => {
        if (!from.test(importer)) return undefined;
        const file = join(resolveDir, imported);
        const given = typeof instead === 'function' ? instead(file) : instead;
        const contents = given ?? refusals(imported, exports ?? exportsOf(file));
        return { path: nameOf(imported, file), namespace: 'left-out', pluginData: contents };
      });
    }
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ pluginData }) => ({
      contents: pluginData as string,
      loader: 'js',
    }));
  },
};

/**
 * What a field of the programme's file means is for editors of the file, and no door shows it. Lines stay
 * where they are, for stack traces.
 */
function withoutDescriptions(source: string): string {
  return source.replace(/\.check\(\s*z\.describe\(\s*'(?:[^'\\]|\\.)*',?\s*\),?\s*\)/g, (call) =>
    call.replace(/[^\n]/g, ''),
  );
}

/**
 * A schema that a door never asks is not made in it: making one does nothing else. zod says so of its
 * functions, but nobody can say it of a method, so it is said of each call in which a schema is made.
 */
function withoutUnasked(source: string): string {
  return source.replace(/^(?:export )?const [A-Z]\w* = z\b[\s\S]*?;\n(?=\S|\n)/gm, (schema) =>
    schema.replace(
      /(?<=[\s([])(?:z(?=\s*\.\s*\w+[(.])|[A-Z]\w*(?=\.check\())/g,
      '/* @__PURE__ */ $&',
    ),
  );
}

/**
 * What a stand-in is known by. Files of several packages are imported by the same relative path, and one
 * name for all would let chance say which of them stands there.
 */
function nameOf(imported: string, file: string): string {
  if (!imported.startsWith('.')) return imported;
  return file.split(/[\\/]node_modules[\\/]/).at(-1) ?? imported;
}

/** What makes a method is called when a schema is made; the method refuses. */
function refusals(what: string, names: string[]): string {
  const message = JSON.stringify(`${what} is not in the bundles: see lib/cloud/left-out.ts`);
  const aliases = names.map(
    (name) => `${name.startsWith('create') ? 'later' : 'refuse'} as ${name}`,
  );
  return [
    `function refuse() { throw new Error(${message}); }`,
    'const later = () => refuse;',
    `export { ${aliases.join(', ')} };`,
  ].join('\n');
}

function exportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const declared = [...text.matchAll(/^export (?:const|function) (\w+)/gm)];
  const renamed = [...text.matchAll(/^export \{ \w+ as (\w+) \};/gm)];
  return [...declared, ...renamed].map(([, name]) => String(name));
}
