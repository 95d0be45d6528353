import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../../functions/adapters/keys.ts';
import { getItem, type Item, queryPartition } from '../../functions/adapters/table.ts';
import { audit } from '../../lib/audit/main.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { anOfferedOneIn, aSentOneIn, OPEN } from '../fixtures/stages.ts';
import { startTable, store, type TestTable } from '../fixtures/table.ts';

const programme = theProgramme();
let academy: TestTable;
let client: DynamoDBDocumentClient;
let reference: string;
let pk: string;
let said: { out: string; err: string };

beforeAll(async () => {
  academy = await startTable();
  await store(programme, OPEN);
  const offered = await anOfferedOneIn(programme);
  await aSentOneIn(programme);
  ({ reference } = offered);
  ({ pk } = keys.application(offered.id));
  client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
});
afterAll(async () => {
  client.destroy();
  await academy.stop();
});
beforeEach(() => {
  for (const [stream, to] of [['stdout', 'out'] as const, ['stderr', 'err'] as const]) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[to] += text;
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  said = { out: '', err: '' };
  const code = await audit(args);
  return { code, ...said };
}
const verify = (...args: string[]) => run('verify', '--table', 'academy', ...args);
const entries = async () =>
  (await queryPartition(pk, 'AUDIT#')).sort((a, b) => Number(a['n']) - Number(b['n']));
const put = (item: Item) => client.send(new PutCommand({ TableName: 'academy', Item: item }));
const remove = ({ pk, sk }: Item) =>
  client.send(new DeleteCommand({ TableName: 'academy', Key: { pk, sk } }));

/** Does something to the history of the team with an offer, looks, and puts it back as it was. */
async function whenSomebody(tamper: (history: Item[]) => Promise<unknown>) {
  const history = await entries();
  const head = (await getItem({ pk, sk: 'APPLICATION' })) as Item;
  await tamper(history);
  const seen = await verify();
  for (const entry of await entries()) await remove(entry);
  for (const item of [...history, head]) await put(item);
  return seen;
}

describe('npm run audit -- verify', () => {
  it('counts what is there, and gives the digest of it', async () => {
    const { code, out, err } = await verify();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^2 applications, 5 linked entries of history, for qi4all-2024 in the table academy\.\nNothing was changed, removed, moved or added\.\nUp to 2024-10-28T10:00:00\.000Z the digest of all is\n[0-9a-f]{64}\n$/,
    );
  });

  it('finds an entry that was changed', async () => {
    const { code, out } = await whenSomebody(([, entry]) =>
      put({ ...entry, what: 'not-shortlist' }),
    );
    expect(code).toBe(1);
    expect(out).toContain(
      `Entry 2 of application ${reference} (Ada Brown released the outcome: not shortlisted, at 9am on Monday 7 October 2024`,
    );
    expect(out).toContain('was changed, or what comes before it was changed, moved or removed.');
  });

  it.each<[string, (history: Item[]) => Promise<unknown>, string]>([
    ['removed', ([, , entry]) => remove(entry as Item), 'Entry 3 of application %s was removed.'],
    ['cut off the end', (all) => remove(all[3] as Item), 'Entry 4 of application %s was removed.'],
    [
      'swapped with another',
      ([, two, three]) =>
        Promise.all([put({ ...two, n: three?.['n'] }), put({ ...three, n: two?.['n'] })]),
      'Entry 2 of application %s (',
    ],
    [
      'added',
      ([, two]) => put({ ...two, sk: `${two?.['sk']}-more` }),
      'was added: there is another entry 2.',
    ],
    [
      'added without a link',
      ([, { n: _n, hash: _hash, ...two } = {}]) => put({ ...two, sk: `${two['sk']}-more` }),
      'was added: it is not linked to the history.',
    ],
    [
      'added at the end',
      ([, two]) => put({ ...two, sk: `${two?.['sk']}-more`, n: 5 }),
      'was added after the end of the history.',
    ],
  ])('finds one that was %s', async (_, tamper, words) => {
    const { code, out } = await whenSomebody(tamper);
    expect(code).toBe(1);
    expect(out).toContain(words.replace('%s', reference));
    expect(out).not.toContain('Nothing was changed');
  });

  it('finds a head that was removed, and a history that is gone with it', async () => {
    const head = (await getItem({ pk, sk: 'APPLICATION' })) as Item;
    const { auditHead: _head, ...headless } = head;
    expect((await whenSomebody(() => put(headless))).out).toContain(
      `The end of the history of application ${reference} was removed.`,
    );
    const gone = await whenSomebody(async (history) => {
      for (const entry of history) await remove(entry);
      await put(headless);
    });
    expect(gone.out).toContain(`The whole history of application ${reference} was removed.`);
  });

  it('finds with a digest of before that a whole chain was written anew', async () => {
    const { out } = await verify();
    const [, until = ''] = /Up to (\S+)/.exec(out) ?? [];
    const digest = out.trimEnd().split('\n').at(-1) ?? '';
    expect(await verify('--until', until, '--digest', digest)).toMatchObject({ code: 0, err: '' });
    await aSentOneIn(programme);
    const early = { code: 0, err: '' };
    const before = '2024-09-01T10:00:00.000Z';
    expect(await verify('--until', before)).toMatchObject(early);
    const other = await verify('--until', before, '--digest', digest);
    expect(other.code).toBe(1);
    expect(other.err).toContain('This is not the digest that you gave');
  });

  it('reads the data folder of an academy that is not running', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-'));
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', undefined);
    const { code, out } = await run('verify', '--data', folder);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('0 applications');
  });

  it.each([
    [[], 'Use\n'],
    [['verify', '--digest', 'abc'], 'Use\n'],
    [['verify', '--until', 'today'], 'Give --until as the command printed it'],
    [['verify', '--table', 'a', '--data', 'b'], 'Choose --data or --table, not both.'],
  ])('refuses %j', async (args, why) => {
    const refused = await run(...args);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(why);
  });
});
