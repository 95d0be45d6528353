import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timelinesEndAt } from '../../functions/domain/occasions.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { aDraft, answer, offer, recommend, release, type Team } from '../fixtures/teams.ts';

/** A word that can stand in one place only. */
const canaryOf = (id: string) => `canary${id.replaceAll('-', '')}`;

let academy: Academy;
let secrets: string[];

/** A team whose every written answer holds a canary. */
async function aTeamWithCanaries(): Promise<Team> {
  const team = await aDraft(academy);
  const texts = academy.programme.questions.filter(
    ({ kind, inMail }) => kind === 'text' && !inMail,
  );
  secrets = texts.map(({ id }) => canaryOf(id));
  const answers = Object.fromEntries(texts.map(({ id }) => [id, `We hope ${canaryOf(id)} helps.`]));
  const changes = {
    answers: { ...team.answers, ...answers },
    livedExperience: 'prefer-not-to-say',
  };
  await done(team.browser.api('PATCH', '/api/application', changes));
  await done(team.browser.api('POST', '/api/application/send'));
  return team;
}

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme() });
  const teams = [await aTeamWithCanaries(), await aTeamWithCanaries(), await aTeamWithCanaries()];
  await academy.pump.settle();
  await release(academy, teams, ['shortlisted', 'reserve', 'not-shortlisted']);
  const [first] = teams as [Team];
  await recommend(academy, [first]);
  await offer(academy, first);
  await academy.pump.moveTo(plus(academy.clock.now(), 15 * MINUTE));
  await answer(academy, first, 'accept');
  await academy.pump.moveTo(plus(timelinesEndAt(academy.programme), DAY));
});
afterAll(() => academy.stop());

describe('what a team wrote', () => {
  it('stands where it belongs: in its application', async () => {
    const table = JSON.stringify(await academy.everything());
    expect(secrets.length).toBeGreaterThan(5);
    for (const canary of secrets) expect(table).toContain(canary);
  });

  it('is in no mail of a whole year, nor is what it said of lived experience', () => {
    const sent = letters(academy);
    expect(sent.length).toBeGreaterThan(60);
    const told = sent.map(({ text }) => text).join('\n');
    expect([...secrets, 'prefer-not-to-say'].filter((one) => told.includes(one))).toEqual([]);
  });

  it('is in nothing that the ledger of mails keeps', async () => {
    const mails = (await academy.everything()).filter(({ sk }) => String(sk).startsWith('MAIL#'));
    const kept = JSON.stringify(mails);
    expect(secrets.filter((canary) => kept.includes(canary))).toEqual([]);
  });
});
