import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Door } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';
import { bundleDoors, HOW, nodeOptionsOf } from './bundle.ts';
import { ownPositions } from './own-positions.ts';

/** How long a door's bundle takes to load, beside that of nothing but the clients that it uses. */
export type LoadTime = { door: Door; ms: number; floorMs: number; ratio: number };

/**
 * Loads each door's bundle and its floor in processes of their own, in turns, and keeps the shortest
 * processor time of each: nothing is waited for, and on a shared machine that is the comparable one.
 * Milliseconds of this machine, not of Lambda.
 */
export async function loadTimes(options: { root: string; runs: number }): Promise<LoadTime[]> {
  const { root, runs } = options;
  const folder = mkdtempSync(join(tmpdir(), 'qi4all-load-'));
  try {
    const programmeFile = join(root, 'programmes/qi4all-2024.json');
    const bundles = await bundleDoors({ root, into: join(folder, 'doors'), programmeFile });
    const floors = await bundleFloors(root, folder);
    const loads = new Map<string, Load>();
    const loadOf = (door: Door, file = '') => {
      const options = nodeOptionsOf(door).NODE_OPTIONS ?? '';
      const load = loads.get(`${options} ${file}`) ?? {
        options,
        file,
        ms: Number.POSITIVE_INFINITY,
      };
      loads.set(`${options} ${file}`, load);
      return load;
    };
    const pairs = DOORS.map((door) => ({
      door,
      own: loadOf(door, join(bundles.folderOf(door), 'index.js')),
      floor: loadOf(door, floors.get(clientsOf(door).join())),
    }));
    for (let run = 0; run < runs; run += 1) {
      for (const load of loads.values()) load.ms = Math.min(load.ms, timeOf(load));
    }
    return pairs.map(({ door, own, floor }) => {
      return { door, ms: own.ms, floorMs: floor.ms, ratio: own.ms / floor.ms };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a door cannot do without: the clients that the manifest's rights stand for. */
function clientsOf({ starts, signals, looks, mail, accounts }: Door): string[] {
  return [
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/lib-dynamodb',
    ...(starts || signals || looks ? ['@aws-sdk/client-sfn'] : []),
    ...(mail ? ['@aws-sdk/client-ses'] : []),
    ...(accounts ? ['@aws-sdk/client-cognito-identity-provider'] : []),
  ];
}

/** The commands that doors send, so that a floor holds no more of the clients than doors do. */
const USED: Record<string, string> = {
  '@aws-sdk/client-dynamodb': 'DynamoDBClient, TransactionCanceledException',
  '@aws-sdk/lib-dynamodb':
    'DynamoDBDocumentClient, GetCommand, BatchGetCommand, QueryCommand, UpdateCommand, TransactWriteCommand',
  '@aws-sdk/client-sfn':
    'SFNClient, StartExecutionCommand, DescribeExecutionCommand, ListExecutionsCommand, SendTaskSuccessCommand',
  '@aws-sdk/client-ses': 'SESClient, SendRawEmailCommand, GetSendQuotaCommand',
  '@aws-sdk/client-cognito-identity-provider':
    'CognitoIdentityProviderClient, AdminCreateUserCommand, AdminDisableUserCommand, AdminEnableUserCommand',
};

/**
 * The clients as their packages are, bundled in our way and with credentials from the environment: what we
 * leave out of them is a gain of ours.
 */
async function bundleFloors(root: string, folder: string): Promise<Map<string, string>> {
  const sets = new Map(DOORS.map((door) => [clientsOf(door).join(), clientsOf(door)]));
  const files = new Map<string, string>();
  for (const [name, clients] of sets) {
    const outfile = join(folder, `floor-${files.size}.cjs`);
    const contents = clients.map((from) => `export { ${USED[from]} } from '${from}';`).join('\n');
    await build({
      ...HOW,
      plugins: [ownPositions],
      stdin: { contents, resolveDir: root },
      outfile,
    });
    files.set(name, outfile);
  }
  return files;
}

const LOAD = `const began = process.threadCpuUsage();
require(process.argv[1]);
const { user, system } = process.threadCpuUsage(began);
console.log((user + system) / 1000);`;

/** A file, how Node is told to run it, and the shortest time that it has taken. */
type Load = { options: string; file: string; ms: number };

function timeOf({ options, file }: Load): number {
  const env = { ...process.env, NODE_OPTIONS: options };
  return Number(execFileSync(process.execPath, ['-e', LOAD, file], { encoding: 'utf8', env }));
}
