import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication, newDraftWrites } from '../../functions/adapters/applications.ts';
import { loadCounts } from '../../functions/adapters/counts.ts';
import { dueWork } from '../../functions/adapters/due-work.ts';
import { keys, todoKey } from '../../functions/adapters/keys.ts';
import { pageOfList, panelList } from '../../functions/adapters/list-pages.ts';
import { loadListing, refreshListings, unlistWrites } from '../../functions/adapters/listings.ts';
import { saveOutcomes } from '../../functions/adapters/outcomes.ts';
import { saveReview } from '../../functions/adapters/reviews.ts';
import {
  closeTable,
  consumed,
  getItem,
  queryPartition,
  transact,
} from '../../functions/adapters/table.ts';
import type { Application } from '../../functions/domain/application.ts';
import type { ListName, SortName } from '../../functions/domain/listing.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { Review } from '../../functions/domain/review.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { door as sweep } from '../../functions/timers/sweep.ts';
import { aFullDraft, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, aSentOneIn, decideNow, OPEN, PANEL, send, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

const LATE = '2024-09-25T10:00:00.000Z';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function aProgramme(): Promise<Programme> {
  const programme = ownCopy(theProgramme());
  await store(programme, '2024-08-20T10:00:00.000Z');
  return programme;
}

/** A sent application under a name, with scores of three seats where it is scored. */
async function aTeam(
  programme: Programme,
  teamName: string,
  scores: number[] = [],
): Promise<Application> {
  const application = anApplication(programme, {
    id: newId(),
    createdAt: OPEN,
    draft: aFullDraft(programme, { teamName }),
  });
  await transact(newDraftWrites(application));
  const sent = await send(application);
  const seats = ['carer', 'qi-professional', 'healthcare-professional'];
  for (const [at, score] of scores.entries()) await review(sent, seats[at] ?? '', score);
  await refreshListings([sent.id]);
  return sent;
}

async function review(application: Application, seat: string, score?: number): Promise<void> {
  const { criteria } = theProgramme().rubric;
  const scored = {
    scores: Object.fromEntries(criteria.map(({ id }) => [id, score])),
    scoredAt: LATE,
  };
  const said = Review.parse({
    ...{ reviewerId: `p-${seat}`, seat, declaredAt: LATE, conflict: score === undefined },
    ...(score === undefined ? {} : scored),
  });
  await saveReview(application, said, {
    ...{ by: PANEL, what: 'score', now: LATE, auditId: newId(), requestId: newId() },
  });
}

/** Counts the items that the table answers until `end`. */
function itemsRead() {
  let items = 0;
  const count = (message: unknown) => {
    const { output } = message as { output: { Items?: unknown[]; Item?: unknown } };
    items += (output.Items?.length ?? 0) + (output.Item ? 1 : 0);
  };
  closeTable();
  consumed.subscribe(count);
  return {
    end: () => {
      consumed.unsubscribe(count);
      return items;
    },
  };
}

const names = async (programme: Programme, list: ListName, sort: SortName = 'team') =>
  (await pageOfList(programme.id, { list, sort, size: 25 })).map(({ teamName }) => teamName);

describe('an application is listed', () => {
  it('by what the sweep finds to be done, once it is started, and again once it is sent', async () => {
    const programme = await aProgramme();
    const { id } = await aSentOneIn(programme);
    const entry = `APPLICATION#${id} APPLICATION`;
    const own = (await dueWork(OPEN)).filter(({ ids }) => ids.includes(entry));
    await own[0]?.act({ now: () => OPEN, newId });
    expect((await dueWork(OPEN)).flatMap(({ ids }) => ids)).not.toContain(entry);
    expect(await loadCounts(programme.id)).toMatchObject({
      'status.submitted': 1,
      'started.2024-09-10': 1,
      'sent.2024-09-10': 1,
      'reached.sent': 1,
      'list.needs-scores': 1,
      'list.no-outcome': 1,
    });
  });

  it('although a hundred before it cannot be', async () => {
    const programme = await aProgramme();
    const broken = Array.from({ length: 100 }, (_, at) => ({
      ...keys.application(`broken-${at}`),
      ...todoKey('work', plus(OPEN, -DAY)),
    }));
    for (const half of [broken.slice(0, 50), broken.slice(50)]) {
      await transact(half.map((item) => ({ put: item })));
    }
    const { id } = await aSentOneIn(programme);
    await sweep({ now: () => OPEN, newId })({}, {});
    expect((await loadListing(id))?.row.status).toBe('submitted');
    for (const half of [broken.slice(0, 50), broken.slice(50)]) {
      await transact(half.map(({ pk, sk }) => ({ delete: { pk, sk } })));
    }
  });

  it('once, however often it is done and beside itself', async () => {
    const programme = await aProgramme();
    const { id } = await aSentOneIn(programme);
    await Promise.all([1, 2, 3].map(() => refreshListings([id])));
    await refreshListings([id]);
    expect((await loadCounts(programme.id))['list.all']).toBe(1);
    expect(await names(programme, 'all')).toHaveLength(1);
  });

  it('as it stands after what changed while it was being listed', async () => {
    const programme = await aProgramme();
    const one = await aTeam(programme, 'One');
    await Promise.all([
      refreshListings([one.id]),
      review(one, 'carer', 3),
      refreshListings([one.id]),
    ]);
    await refreshListings([one.id]);
    expect((await loadListing(one.id))?.row).toMatchObject({ scores: 1, median: 3 });
    expect(await getItem(keys.application(one.id))).not.toHaveProperty('todo');
  });

  it('with the middle, the width, conflicts and whether the panel’s quorum is there', async () => {
    const programme = await aProgramme();
    const one = await aTeam(programme, 'One', [1, 2, 5]);
    await review(one, 'lived-experience');
    await refreshListings([one.id]);
    expect((await loadListing(one.id))?.row).toMatchObject({
      ...{ scores: 3, median: 2, spread: 4, conflicts: 1, quorum: true },
      findings: [],
    });
  });

  it('where its outcome says, and no longer where it was missing', async () => {
    const programme = await aProgramme();
    const one = await aTeam(programme, 'One', [3, 3, 3]);
    const kept = { applicationId: one.id, sending: 1, by: 'Ada', at: LATE };
    await saveOutcomes(programme, [{ ...kept, outcome: 'not-shortlisted' }], { by: ADA, newId });
    await refreshListings([one.id]);
    expect(await names(programme, 'needs-feedback')).toEqual(['One']);
    await saveOutcomes(programme, [{ ...kept, outcome: 'not-shortlisted', feedback: 'More.' }], {
      by: ADA,
      newId,
    });
    await refreshListings([one.id]);
    const counts = await loadCounts(programme.id);
    expect(counts).toMatchObject({
      'list.not-shortlisted': 1,
      'list.needs-feedback': 0,
      'list.no-outcome': 0,
    });
    expect(await names(programme, 'needs-feedback')).toEqual([]);
    expect(await names(programme, 'not-shortlisted')).toEqual(['One']);
  });

  it('nowhere once it is taken back, and among all once it is withdrawn', async () => {
    const programme = await aProgramme();
    const [one, other] = [await aTeam(programme, 'One'), await aTeam(programme, 'Other')];
    await decideNow({ applicationId: one.id, event: 'take-back', by: TEAM });
    await decideNow({ applicationId: other.id, event: 'withdraw', by: TEAM });
    for (const { id } of [one, other]) await refreshListings([id]);
    expect(await names(programme, 'all')).toEqual(['Other']);
    expect(await names(programme, 'needs-scores')).toEqual([]);
    expect(await panelList(programme.id)).toEqual([]);
    expect(await loadCounts(programme.id)).toMatchObject({
      'reached.started': 2,
      'reached.sent': 1,
    });
  });

  it('by the quorum of the programme as it is now', async () => {
    const programme = await aProgramme();
    const one = await aTeam(programme, 'One', [3]);
    expect(await names(programme, 'needs-scores')).toEqual(['One']);
    const panel = { ...programme.panel, quorum: { scores: 1, oneOf: [] } };
    await store({ ...programme, panel }, LATE);
    const own = (await dueWork(LATE)).find(({ ids }) =>
      ids.includes(`APPLICATION#${one.id} APPLICATION`),
    );
    await own?.act({ now: () => LATE, newId });
    expect(await names(programme, 'needs-scores')).toEqual([]);
  });

  it('nowhere after it is erased, and in no counter', async () => {
    const programme = await aProgramme();
    const one = await aTeam(programme, 'One', [3]);
    await transact(await unlistWrites(await loadApplication(one.id)));
    expect(await names(programme, 'all')).toEqual([]);
    expect(Object.values(await loadCounts(programme.id)).every((count) => count === 0)).toBe(true);
    expect(await queryPartition(`PANEL#${programme.id}`, '')).toEqual([]);
  });
});

describe('the delivery team’s table', () => {
  it('is sorted by name, middle, width and number of scores', async () => {
    const programme = await aProgramme();
    await aTeam(programme, 'beta', [5, 5, 5]);
    await aTeam(programme, 'Alpha', [0, 5]);
    await aTeam(programme, 'gamma');
    expect(await names(programme, 'all', 'team')).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(programme, 'all', 'median')).toEqual(['beta', 'Alpha', 'gamma']);
    expect(await names(programme, 'all', 'spread')).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(programme, 'all', 'scores')).toEqual(['gamma', 'Alpha', 'beta']);
  });

  it('goes on where a page ended, and back, by an application’s id', async () => {
    const programme = await aProgramme();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await aTeam(programme, name);
    const page = (over: object) =>
      pageOfList(programme.id, { list: 'all', sort: 'team', size: 2, ...over });
    const first = await page({});
    const second = await page({ after: first[1]?.id });
    expect(second.map(({ teamName }) => teamName)).toEqual(['c', 'd']);
    const back = await page({ before: second[0]?.id });
    expect(back.map(({ teamName }) => teamName)).toEqual(['a', 'b']);
    const byScores = { sort: 'scores' as const };
    const all = await page({ ...byScores, size: 25 });
    const rest = await page({ ...byScores, size: 25, after: all[2]?.id });
    expect(rest.map(({ id }) => id)).toEqual(all.slice(3).map(({ id }) => id));
  });
});

describe('a page of the table', () => {
  it('reads no more than it shows, and where it begins', async () => {
    const programme = await aProgramme();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await aTeam(programme, name);
    const [first] = await pageOfList(programme.id, { list: 'all', sort: 'scores', size: 1 });
    const read = itemsRead();
    const page = { list: 'all', sort: 'scores', size: 3, after: first?.id } as const;
    expect(await pageOfList(programme.id, page)).toHaveLength(3);
    expect(read.end()).toBe(4);
  });
});

describe('the panel’s list', () => {
  it('holds a reference and how far each is, and nothing of who or what', async () => {
    const programme = await aProgramme();
    await aTeam(programme, 'Canary', [3]);
    const [entry] = await queryPartition(`PANEL#${programme.id}`, '');
    expect(Object.keys(entry ?? {}).toSorted()).toEqual([
      'id',
      'pk',
      'reference',
      'reviews',
      'sk',
      'status',
    ]);
    expect(JSON.stringify(entry)).not.toContain('Canary');
    expect((await panelList(programme.id))[0]?.reviews['p-carer']?.state).toBe('scored');
  });
});
