import { listPeople } from '../../../functions/adapters/people.ts';
import type { Role } from '../../../functions/domain/people.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import type { Pool } from '../../../functions/domain/sign-in.ts';
import type { Host } from '../host.ts';
import { signInOverHttp } from '../sign-in/sign-in-over-http.ts';
import { type Browsers, type Client, expectDone, openBrowsers } from './client.ts';
import { type Random, seeded } from './random.ts';
import { type MadeUpTeam, madeUpTeam } from './teams.ts';

/** A team of the season with its browser. */
export type Team = MadeUpTeam & {
  client: Client;
  id: string;
  /** Chance of its own, so that what befalls it does not depend on who acts first. */
  random: Random;
};

/** A member of staff with a browser. */
export type Staff = { id: string; name: string; seat: string; client: Client };

/** Everything a part of the season acts on. */
export type Stage = {
  host: Host;
  programme: Programme;
  random: Random;
  browsers: Browsers;
  teams: Team[];
  admins: Staff[];
  panel: Staff[];
  /** The most places that were ever seen held at once. */
  mostHeld: number;
  say: (what: string) => void;
};

/** One line of the delivery team's list, as the page's JSON gives it. */
export type Row = { id: string; status: string; reference: string };

/** Sets the stage: the people are those whom the host seeded. */
export async function setStage(
  host: Host,
  programme: Programme,
  options: { applications: number; random: Random; say: (what: string) => void },
): Promise<Stage> {
  const { random, applications, say } = options;
  const people = await listPeople(programme.id);
  const browsers = openBrowsers(host.url);
  const as = (role: Role, pool: Pool) =>
    people
      .filter(({ roles }) => roles.includes(role))
      .map(({ id, name, seat = '' }) => ({
        id,
        name,
        seat,
        client: browsers.open(() => signInOverHttp(host.url, { id, pool })),
      }));
  const teams = Array.from({ length: applications }, (_, index) => ({
    ...madeUpTeam(programme, index + 1, random),
    client: browsers.open(),
    id: '',
    random: seeded(random.below(2 ** 31)),
  }));
  return {
    host,
    programme,
    random,
    browsers,
    teams,
    admins: as('delivery-team', 'delivery-team'),
    panel: as('panel', 'panel'),
    mostHeld: 0,
    say,
  };
}

/** Moves the clock on; everything that falls due on the way happens. */
export async function until(stage: Stage, instant: string): Promise<void> {
  if (instant > stage.host.clock.now()) await stage.host.pump.moveTo(instant);
  else await stage.host.pump.settle();
}

/** One of the delivery team. */
export function admin(stage: Stage): Client {
  return stage.random.pick(stage.admins).client;
}

/** The delivery team's home; notes how many places are held. */
export async function adminHome(stage: Stage): Promise<{ reserves: string[]; version: number }> {
  const data = await expectDone(admin(stage).get('/admin'), 'Looking at the home');
  const places = data['places'] as { held: number; reserves: { applicationId: string }[] };
  stage.mostHeld = Math.max(stage.mostHeld, places.held);
  return {
    reserves: places.reserves.map(({ applicationId }) => applicationId),
    version: (data['release'] as { version: number }).version,
  };
}

/** The teams at a stage, by the delivery team's list, in the order in which they applied. */
export async function teamsAt(stage: Stage, status: string): Promise<Team[]> {
  const listed = new Set((await adminList(stage, status)).map(({ id }) => id));
  return stage.teams.filter(({ id }) => listed.has(id));
}

/** The list of those that stand there, page after page. */
async function adminList(stage: Stage, status: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after = '';
  do {
    const path = `/admin/applications?status=${status}${after && `&after=${after}`}`;
    const data = await expectDone(admin(stage).get(path), 'Looking at the list');
    rows.push(...(data['applications'] as Row[]));
    after = (data['next'] as string | null) ?? '';
  } while (after);
  return rows;
}
