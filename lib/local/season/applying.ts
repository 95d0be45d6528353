import pMap from 'p-map';
import { pagesOf } from '../../../functions/domain/form/form.ts';
import {
  addDays,
  daysBetween,
  instantAt,
  localDate,
  MINUTE,
  plus,
} from '../../../functions/domain/time.ts';
import { closesAt, opensAt } from '../../../functions/domain/timetable.ts';
import { AT_ONCE, expectDone, expectRefused } from './client.ts';
import { type Stage, type Team, until } from './stage.ts';
import { madeUpTeam } from './teams.ts';

/** Share of teams that take their application back and send it again, and of drafts never sent. */
const TAKEN_BACK = 0.15;
const NEVER_SENT = 0.1;

type Act = { at: string; act: () => Promise<void> };

/** From opening to the deadline: drafts, sending, taking back, sending again, being too late. */
export async function playApplying(stage: Stage): Promise<void> {
  await until(stage, opensAt(stage.programme));
  const acts = [...stage.teams.flatMap((team) => lifeOf(stage, team)), ...neverSent(stage)];
  const byTime = Map.groupBy(acts, ({ at }) => at);
  for (const at of [...byTime.keys()].sort()) {
    await until(stage, at);
    await pMap(byTime.get(at) ?? [], ({ act }) => act(), { concurrency: AT_ONCE });
  }
  await until(stage, plus(closesAt(stage.programme), 1));
  await tryTooLate(stage);
  stage.say(`${stage.teams.length} applications were sent before the deadline`);
}

/** How many evenings between opening and the deadline see people at work. */
const WAVES = 4;

/** What one team does, and when: it starts on some day, sends on a later one, and may think again. */
function lifeOf(stage: Stage, team: Team): Act[] {
  const { random } = stage;
  const startWave = random.below(WAVES);
  const sendWave = startWave + random.below(WAVES - startWave);
  const start = { at: atWave(stage, startWave, '10:00'), act: () => startDraft(stage, team) };
  const send = { at: atWave(stage, sendWave, '19:30'), act: () => sendApplication(stage, team) };
  if (team.number === 1)
    return [start, { at: closesAt(stage.programme), act: () => sendApplication(stage, team) }];
  if (random.next() >= TAKEN_BACK && team.number !== 2) return [start, send];
  const lastDay = {
    at: atDay(stage, openDays(stage), '21:00'),
    act: () => thinkAgain(stage, team),
  };
  return [start, send, lastDay];
}

function atWave(stage: Stage, wave: number, time: string): string {
  return atDay(stage, Math.floor((wave * openDays(stage)) / WAVES), time);
}

/** Every so many teams fill the form in as people do, page by page; the others are sent by a program. */
const BY_PAGES = 8;

function startDraft(stage: Stage, team: Team): Promise<void> {
  return team.number % BY_PAGES === 1 ? startByPages(stage, team) : startByProgram(team);
}

async function startByProgram(team: Team): Promise<void> {
  const { client, members, teamName, answers, livedExperience } = team;
  const [first] = members;
  const started = await expectDone(
    client.api('POST', '/api/applications', { name: first?.name, email: first?.email, teamName }),
    'Starting',
  );
  team.id = String(started['applicationId']);
  await expectDone(
    client.api('PATCH', '/api/application', { members, answers, livedExperience }),
    'Saving',
  );
}

async function startByPages(stage: Stage, team: Team): Promise<void> {
  const { client, members, teamName, answers, livedExperience } = team;
  const [first, ...others] = members;
  const post = (path: string, fields: Record<string, string>) =>
    expectDone(client.form(path, fields), `Sending the form ${path}`);
  await post('/apply', { name: first?.name ?? '', email: first?.email ?? '', teamName });
  const shown = await expectDone(client.get('/application'), 'Opening the draft');
  team.id = String(shown['applicationId']);
  const draft = shown['draft'] as { contactId: string };
  if (first) await post(`/application/members/${draft.contactId}`, first);
  for (const member of others) await post('/application/members/new', member);
  await post('/application/pages/team', { teamName, livedExperience });
  for (const { slug, questions } of pagesOf(stage.programme)) {
    const fields = questions.map(({ id }) => [`answer.${id}`, answers[id] ?? '']);
    await post(`/application/pages/${slug}`, Object.fromEntries(fields));
  }
}

async function sendApplication(stage: Stage, { client, number }: Team): Promise<void> {
  const ids = stage.programme.consents.map(({ id }) => id);
  if (number % BY_PAGES === 1) {
    const ticked = Object.fromEntries(ids.map((id) => [`consent.${id}`, 'yes']));
    await expectDone(client.form('/application/send', { consents: 'shown', ...ticked }), 'Sending');
  } else {
    await expectDone(client.api('POST', '/api/application/send', { consents: ids }), 'Sending');
  }
}

async function thinkAgain(stage: Stage, team: Team): Promise<void> {
  const { client, teamName } = team;
  await expectDone(client.post('/application/take-back', { confirm: 'yes' }), 'Taking back');
  await expectDone(
    client.api('PATCH', '/api/application', { teamName: `${teamName} again` }),
    'Saving again',
  );
  await sendApplication(stage, team);
}

/** Drafts that are begun and forgotten; they get the reminders. */
function neverSent(stage: Stage): Act[] {
  const count = Math.ceil(stage.teams.length * NEVER_SENT);
  return Array.from({ length: count }, (_, index) => {
    const { members, teamName } = madeUpTeam(stage.programme, 10_000 + index, stage.random);
    const act = async () => {
      const [first] = members;
      const client = stage.browsers.open();
      await expectDone(
        client.api('POST', '/api/applications', {
          name: first?.name,
          email: first?.email,
          teamName,
        }),
        'Starting',
      );
    };
    return { at: atWave(stage, 0, '10:00'), act };
  });
}

async function tryTooLate(stage: Stage): Promise<void> {
  const late = stage.browsers.open();
  await expectRefused(
    late.post('/apply', { name: 'Too Late', email: 'late@team.example' }),
    409,
    'Applying after the deadline',
  );
  const [team] = stage.teams;
  if (team)
    await expectRefused(
      team.client.post('/application/take-back', { confirm: 'yes' }),
      409,
      'Taking back after the deadline',
    );
}

/** Whole days between opening and the deadline. */
function openDays({ programme }: Stage): number {
  const { timeZone } = programme;
  return Math.max(
    1,
    daysBetween(localDate(opensAt(programme), timeZone), localDate(closesAt(programme), timeZone)),
  );
}

function atDay({ programme }: Stage, day: number, time: string): string {
  const { timeZone } = programme;
  const at = instantAt(addDays(localDate(opensAt(programme), timeZone), day), time, timeZone);
  const latest = plus(closesAt(programme), -MINUTE);
  const earliest = opensAt(programme);
  return [at < earliest ? earliest : at, latest].sort()[0] ?? at;
}
