import { newDraftWrites } from '../../functions/adapters/applications.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { listPeople } from '../../functions/adapters/people.ts';
import { forgetProgrammes } from '../../functions/adapters/programmes.ts';
import { recordSending } from '../../functions/adapters/record-sending.ts';
import { transact } from '../../functions/adapters/table.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt, opensAt, shortlistAt } from '../../functions/domain/timetable.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { anApplication } from '../fixtures/applications.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { confirm, setOutcome } from '../fixtures/teams.ts';
import { type Planted, plant } from './blinding/canaries.ts';
import { catchLogs } from './blinding/logs.ts';
import { askForAll, review, type Seen } from './blinding/scorer.ts';
import type { Campaign } from './campaign.ts';

/** A team in the academy, and what must not be seen of it. */
type Team = Planted & { id: string };

export const campaign: Campaign = {
  what: 'Canaries in every field of a team, looked for in all that a scorer can come to see',
  trials: 12,
  run: async ({ seed, trials, mutant, say }) => {
    const random = seeded(seed);
    const academy = await openAcademy();
    const failures: string[] = [];
    let looked = 0;
    const look = (teams: Team[], seen: Seen[], kept: 'all' | 'secret') => {
      looked += seen.length;
      failures.push(...leaksIn(teams, seen, kept));
    };
    const [scorer, other] = academy.panel;
    const logs = catchLogs();
    try {
      if (mutant) await openEveryAnswer(academy);
      const teams: Team[] = [];
      for (let number = 0; number < trials; number += 1) {
        teams.push(await aTeam(academy, plant(academy.programme, random, number)));
      }
      await academy.pump.settle();
      const first = teams[0]?.id ?? '';
      look(teams, await askForAll(scorer, first), 'all');
      await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
      for (const { id } of teams) {
        look(teams, await askForAll(scorer, id), 'all');
        look(teams, await review(academy, scorer, id, random), 'all');
        look(teams, await askForAll(scorer, id), 'all');
        look(teams, await review(academy, other, id, random), 'all');
      }
      look(teams, await mailsToScorers(academy), 'all');
      await release(academy, teams);
      for (const { id } of teams.slice(0, 3)) look(teams, await askForAll(scorer, id), 'secret');
      look(teams, await mailsToScorers(academy), 'secret');
      look(teams, [{ what: 'the log', text: logs.end() }], 'all');
      say(`${looked} answers, mails and logs read, ${failures.length} failures`);
      const canaries = teams.reduce(
        (sum, team) => sum + team.identity.length + team.secret.length,
        0,
      );
      return { trials, failures, figures: { canaries, looked } };
    } finally {
      logs.end();
      await academy.stop();
    }
  },
};

/** Sends an application past the form, so that it can hold what no form would take. */
async function aTeam({ programme }: Academy, planted: Planted): Promise<Team> {
  const now = plus(opensAt(programme), MINUTE);
  const id = crypto.randomUUID();
  const application = anApplication(programme, { id, createdAt: now, draft: planted.draft });
  await transact(newDraftWrites(application));
  const by = {
    id: planted.draft.contactId,
    name: planted.draft.members[0]?.name ?? '',
    role: 'team' as const,
  };
  await recordSending(application, by, {
    ...{ requestId: id, now, auditId: crypto.randomUUID(), programmeVersion: 1 },
  } as never);
  return { ...planted, id };
}

async function release(academy: Academy, teams: Team[]): Promise<void> {
  for (const [at, { id }] of teams.entries()) {
    await setOutcome(academy, id, at === 0 ? 'shortlisted' : 'not-shortlisted', 1);
  }
  await confirm(academy);
  await academy.pump.moveTo(shortlistAt(academy.programme));
}

/** The mutant: every answer of the form is for those who score, which no programme's file may say. */
async function openEveryAnswer({ programme }: Academy): Promise<void> {
  const questions = programme.questions.map((question) => ({
    ...question,
    seenBy: 'scorers' as const,
  }));
  await transact([
    {
      update: keys.programmeVersion(programme.id, 1),
      set: 'SET config = :config',
      values: { ':config': JSON.stringify({ ...programme, questions }) },
    },
  ]);
  forgetProgrammes();
}

async function mailsToScorers(academy: Academy): Promise<Seen[]> {
  const people = await listPeople(academy.programme.id, 'panel');
  const addresses = new Set(people.map(({ email }) => email));
  return letters(academy)
    .filter(({ to }) => addresses.has(to))
    .map(({ to, kind, text }) => ({ what: `the mail ${kind} to ${to}`, text }));
}

function leaksIn(teams: Team[], seen: Seen[], kept: 'all' | 'secret'): string[] {
  const canaries = teams.flatMap(({ identity, secret }) =>
    kept === 'all' ? [...identity, ...secret] : secret,
  );
  return seen.flatMap(({ what, text }) =>
    canaries
      .filter((canary) => text.includes(canary))
      .map((canary) => `${canary} stands in ${what}`),
  );
}
