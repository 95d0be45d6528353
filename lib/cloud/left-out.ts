import type { Plugin } from 'esbuild';

/**
 * Parts of packages that no door can reach, and what stands in their place in the bundles: a third of
 * what loads before a door answers. A stand-in that is called after all says so in its error.
 */
const LEFT_OUT: { from: RegExp; path: RegExp; contents: string; why: string }[] = [
  {
    why: 'Event streams belong to operations that no door calls.',
    path: /^@smithy\/core\/event-streams$/,
    from: /@smithy[\\/]core/,
    contents: refusing('Event streams', ['EventStreamSerde', 'eventStreamSerdeProvider']),
  },
  {
    why: 'DynamoDB is at one address in each region: its endpoints are never looked up.',
    path: /^@aws-sdk\/endpoint-cache$/,
    from: /middleware-endpoint-discovery/,
    contents: 'export class EndpointCache {}',
  },
  {
    why: 'An attachment names its own type, so its file name need not be looked up among a thousand.',
    path: /mime-types\.js$/,
    from: /nodemailer/,
    contents: `export const detectMimeType = (name) =>
  /\\.ics$/i.test(name) ? 'text/calendar' : 'application/octet-stream';
export const detectExtension = (type) => (type === 'text/calendar' ? 'ics' : 'bin');`,
  },
  {
    why: 'A mail is made of what is in it: nothing is fetched from anywhere.',
    path: /[\\/]fetch[\\/]index\.js$/,
    from: /nodemailer/,
    contents: 'export default () => { throw new Error("A mail fetches nothing."); };',
  },
];

function refusing(what: string, names: string[]): string {
  const refuse = `() => { throw new Error("${what} are not in this bundle: see lib/cloud/left-out.ts."); }`;
  return names.map((name) => `export const ${name} = ${refuse};`).join('\n');
}

/** The build's way of leaving them out: by the import's path and by who imports it. */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    LEFT_OUT.forEach(({ path, from }, index) => {
      build.onResolve({ filter: path }, ({ importer }) =>
        from.test(importer) ? { path: String(index), namespace: 'left-out' } : undefined,
      );
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: LEFT_OUT[Number(path)]?.contents ?? '',
      loader: 'js',
    }));
  },
};
