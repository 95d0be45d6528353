import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRelease } from '../../../functions/adapters/release.ts';
import { openSession } from '../../../functions/adapters/staff-sessions.ts';
import { plus } from '../../../functions/domain/time.ts';
import { aFullDraft } from '../../fixtures/applications.ts';
import { type Browser, done, newBrowser, type Reply } from '../../fixtures/browser.ts';
import { type Academy, openAcademy } from '../../fixtures/host.ts';
import type { Player } from '../../fixtures/players.ts';
import { SAID } from '../../fixtures/teams.ts';
import { bury, type Killed, rememberClock } from './killing.ts';
import { byPanel, correctionOf, interviewOf, lateEnds, newEnd, outcomeOf } from './kinds.ts';
import { type Dates, type Model, nextRank } from './model.ts';
import { BEGINS, DATES, shortProgramme } from './programme.ts';
import type { Tables } from './tables.ts';

/** A real academy that a life is played in: table server, workflow, doors, all of it. */
export type World = {
  academy: Academy;
  admin: Browser;
  panel: Browser;
  operator: Browser;
  /** In the order of the model's teams. */
  teams: Player[];
  /** Where it keeps everything, if it can be stopped and started again; or else its table is in here. */
  folder?: string;
  tables: Tables;
  places: number;
};

/** Opens an academy at the beginning of a life. */
export async function openWorld(places: number, survives: boolean, tables: Tables): Promise<World> {
  const folder = survives ? mkdtempSync(join(tmpdir(), 'lives-')) : undefined;
  return openIn({ places, tables, teams: [], ...(folder ? { folder } : {}) }, DATES);
}

/** Stops the academy as it is and starts it again from what it kept. */
export async function restartWorld(world: World, dates: Dates): Promise<void> {
  await world.academy.stop();
  await openAgain(world, dates);
}

/** Starts an academy again whose machine went off, from what was in its folder at that moment. */
export async function reviveWorld(
  world: World,
  killed: Killed,
  { dates, now }: Pick<Model, 'dates' | 'now'>,
): Promise<void> {
  rememberClock(killed, world.academy.programme.id, now);
  await bury(world.academy, killed);
  await openAgain({ ...world, folder: killed.copy }, dates, world);
}

async function openAgain(kept: World, dates: Dates, world = kept): Promise<void> {
  const { places, folder, tables, teams } = kept;
  const again = await openIn({ places, tables, teams, ...(folder ? { folder } : {}) }, dates);
  again.teams = teams.map(({ id, browser }) => ({
    id,
    browser: newBrowser(again.academy.url, browser.cookies),
  }));
  Object.assign(world, again);
}

/** The end of a life. */
export async function closeWorld({ academy, folder, tables }: World): Promise<void> {
  await academy.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
  else await tables.empty();
}

async function openIn(
  world: Pick<World, 'places' | 'teams' | 'folder' | 'tables'>,
  dates: Dates,
): Promise<World> {
  const programme = shortProgramme(world.places, dates);
  const { folder, tables } = world;
  if (!folder) tables.offer();
  const academy = await openAcademy({
    ...{ programme, at: BEGINS },
    ...(folder ? { dataFolder: folder } : {}),
  });
  const as = async (id = '', pool: 'delivery-team' | 'panel') => {
    // How people sign in is of no interest here, and takes as long as a tenth of a life.
    const deps = { now: () => new Date().toISOString(), newId: () => crypto.randomUUID() };
    return newBrowser(academy.url, { session: (await openSession(id, pool, deps)).secret });
  };
  const { admins, panel, operators } = academy;
  return {
    ...{ ...world, academy },
    admin: await as(admins[0].id, 'delivery-team'),
    panel: await as(panel[0].id, 'panel'),
    operator: await as(operators[0]?.id, 'delivery-team'),
  };
}

/** Starts a draft and fills it in; answers how it was refused instead. */
export async function startTeam({ academy, teams }: World): Promise<Reply> {
  const browser = newBrowser(academy.url);
  const number = teams.length + 1;
  const { members, answers, livedExperience, consents } = aFullDraft(academy.programme);
  const [first] = members;
  const email = `team.${number}@team.example`;
  const begun = { name: first?.name, email, teamName: `Team ${number}` };
  const reply = await browser.api('POST', '/api/applications', begun);
  if (reply.status >= 400) return reply;
  const { id: _id, ...member } = { ...first, email };
  const changes = { members: [member], answers, livedExperience, consents };
  await done(browser.api('PATCH', '/api/application', changes));
  teams.push({ id: String(reply.data['applicationId']), browser });
  return reply;
}

/** What is said where somebody must say something. */
const WORDS = { feedback: 'Say who would measure the change.', reason: 'A good reason' };

/** What is sent, and by whom, to do what a kind says about a team. Without `words` nothing is said. */
export type Doing = { path: string; by: 'team' | 'admin' | 'panel'; input: object };

type Wish = { model: Model; pick: number; id: string };

const mine = (what: string, input: object): Doing => ({
  ...{ by: 'team', path: `/application/${what}`, input },
});
const admin = (id: string, what: string, input: object = WORDS): Doing => ({
  ...{ by: 'admin', path: `/admin/applications/${id}/${what}`, input },
});

/** The request of each kind. */
export const DOINGS: Record<string, (wish: Wish) => Doing> = {
  send: () => mine('send', {}),
  takeBack: () => mine('take-back', { confirm: 'yes' }),
  withdraw: () => mine('withdraw', { confirm: 'yes' }),
  accept: () => mine('answer', { answer: 'accept' }),
  decline: () => mine('answer', { answer: 'decline' }),
  leave: () => mine('leave', { confirm: 'yes' }),
  dismiss: ({ id }) => admin(id, 'leave'),
  graduate: ({ id }) => admin(id, 'graduate'),
  offer: ({ id }) => admin(id, 'offer'),
  hold: ({ id }) => admin(id, 'hold'),
  closeReserve: ({ id }) => admin(id, 'close'),
  lateLink: ({ model, pick, id }) => {
    const ends = lateEnds(model);
    return admin(id, 'late-link', { ...WORDS, until: ends[pick % ends.length] ?? '' });
  },
  moveEnd: ({ model, pick, id }) => {
    const [date, time] = newEnd(model, pick).split('T');
    return admin(id, 'deadline', { ...WORDS, date, time: time?.slice(0, 5) });
  },
  outcome: ({ model, pick, id }) =>
    admin(id, 'outcome', { ...WORDS, ...given(OUTCOME_OF[outcomeOf(pick)] ?? '', model) }),
  correct: ({ model, pick, id }) =>
    admin(id, 'correct', { ...WORDS, ...given(correctionOf(pick), model) }),
  interview: ({ pick, id }) => recording(id, pick, interviewOf(pick)),
  anotherChance: ({ pick, id }) => recording(id, pick, 'another-chance'),
};

function recording(id: string, pick: number, outcome: string): Doing {
  const by = byPanel(pick) ? 'panel' : 'admin';
  const path = `/${by}/applications/${id}/interview`;
  return { by, path, input: { ...WORDS, ...SAID, outcome } };
}

const OUTCOME_OF: Record<string, string> = {
  shortlist: 'shortlisted',
  'name-reserve': 'reserve',
  'not-shortlist': 'not-shortlisted',
};

/** A reserve is given the rank that the model will give it. */
function given(outcome: string, model: Model): object {
  return { outcome, ...(outcome === 'reserve' ? { rank: nextRank(model) } : {}) };
}

/** Sends a request; the same `requestId` makes it the same wish. */
export function ask(world: World, at: number, { by, path, input }: Doing, requestId: string) {
  const browser = by === 'team' ? world.teams[at]?.browser : world[by];
  if (!browser) throw new Error(`There is no team ${at + 1}`);
  return browser.post(path, { ...input, requestId });
}

/** Lets one of the panel score, so that an outcome can be released. */
export async function score({ panel, academy }: World, id: string): Promise<void> {
  const { criteria } = academy.programme.rubric;
  const scores = Object.fromEntries(criteria.map((one) => [one.id, 3]));
  await done(panel.post(`/panel/applications/${id}/conflict`, { conflict: 'no' }));
  await done(panel.post(`/panel/applications/${id}/scores`, { scores }));
}

/** Confirms the release in the version that is current. */
export async function confirm({ admin, academy }: World, requestId: string): Promise<Reply> {
  const { version } = await loadRelease(academy.programme.id);
  return admin.post('/admin/release', { version, requestId });
}

/** Moves dates in the programme's file, and lets the academy see it. */
export async function changeDates(world: World, dates: Dates): Promise<void> {
  await world.academy.change(shortProgramme(world.places, dates));
  await world.academy.pump.settle();
}

/** Lets time pass. */
export async function pass({ academy }: World, milliseconds: number): Promise<void> {
  await academy.pump.moveTo(plus(academy.clock.now(), milliseconds));
}
