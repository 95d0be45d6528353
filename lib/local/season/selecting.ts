import pMap from 'p-map';
import { DAY, HOUR, plus } from '../../../functions/domain/time.ts';
import { closesAt, shortlistAt } from '../../../functions/domain/timetable.ts';
import { expectDone, expectRefused } from './client.ts';
import { admin, adminHome, type Staff, type Stage, type Team, teamsAt, until } from './stage.ts';

/** Share of panel members who say that they have a conflict with an application. */
const CONFLICT = 0.05;

/** From the deadline to the announcement: withdrawals, conflicts, scores, outcomes, the release. */
export async function playSelecting(stage: Stage): Promise<void> {
  const { programme } = stage;
  await until(stage, plus(closesAt(programme), DAY));
  await withdrawSome(stage);
  const scores = new Map<string, number>();
  const teams = await teamsAt(stage, 'submitted');
  await pMap(teams, async (team) => scores.set(team.id, await scoreTeam(stage, team)), {
    concurrency: 16,
  });
  stage.say(`${teams.length} applications have been scored`);
  const releaseDay = plus(shortlistAt(programme), -DAY);
  await until(
    stage,
    releaseDay > stage.host.clock.now() ? releaseDay : plus(stage.host.clock.now(), HOUR),
  );
  await setOutcomes(stage, teams, scores);
  await release(stage);
  await until(stage, plus(stage.host.clock.now(), HOUR));
  await until(stage, shortlistAt(programme));
  stage.say('The outcomes are released');
}

async function withdrawSome(stage: Stage): Promise<void> {
  const count = stage.teams.length >= 3 ? Math.max(1, Math.floor(stage.teams.length / 20)) : 0;
  for (const { client } of stage.teams.slice(-count || stage.teams.length)) {
    await expectDone(client.post('/application/withdraw', { confirm: 'yes' }), 'Withdrawing');
  }
}

/** Enough of the panel scores a team; whoever has a conflict is replaced by the next. */
async function scoreTeam(stage: Stage, team: Team): Promise<number> {
  const { quorum } = stage.programme.panel;
  const order = team.random.shuffled(stage.panel);
  const first = order.find(({ seat }) => quorum.oneOf.length === 0 || quorum.oneOf.includes(seat));
  const others = order.filter((member) => member !== first);
  let total = 0;
  let scored = 0;
  let spare = others.length + 1 - quorum.scores;
  for (const member of first ? [first, ...others] : others) {
    if (scored >= quorum.scores) break;
    const conflict = member !== first && spare > 0 && team.random.next() < CONFLICT;
    if (conflict) spare -= 1;
    else scored += 1;
    total += await reviewBy(stage, member, team, conflict);
  }
  return total;
}

async function reviewBy(
  stage: Stage,
  { client }: Staff,
  team: Team,
  conflict: boolean,
): Promise<number> {
  const path = `/panel/applications/${team.id}`;
  await expectDone(
    client.post(`${path}/conflict`, { conflict: conflict ? 'yes' : 'no' }),
    'Declaring',
  );
  if (conflict) {
    await expectRefused(client.get(path), 403, 'Opening in spite of a conflict');
    return 0;
  }
  const { lowest, highest, criteria } = stage.programme.rubric;
  const scores = Object.fromEntries(
    criteria.map(({ id }) => [id, lowest + team.random.below(highest - lowest + 1)]),
  );
  await expectDone(client.post(`${path}/scores`, { scores }), 'Scoring');
  return Object.values(scores).reduce((sum, score) => sum + score, 0);
}

/** The best are shortlisted, the next named as ranked reserves, the others get feedback. */
async function setOutcomes(
  stage: Stage,
  teams: Team[],
  scores: Map<string, number>,
): Promise<void> {
  const { shortlist } = stage.programme;
  const ranked = [...teams].sort(
    (a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || a.number - b.number,
  );
  await pMap(
    ranked,
    (team, index) => {
      const outcome =
        index < shortlist.teams
          ? { outcome: 'shortlisted' }
          : index < shortlist.teams + shortlist.reserves
            ? { outcome: 'reserve', rank: index - shortlist.teams + 1, feedback: FEEDBACK }
            : { outcome: 'not-shortlisted', feedback: FEEDBACK };
      return expectDone(
        admin(stage).post(`/admin/applications/${team.id}/outcome`, outcome),
        'Setting an outcome',
      );
    },
    // Each edit counts the release's version up, so there is little to be won by more.
    { concurrency: 4 },
  );
}

const FEEDBACK =
  'The panel liked your idea. Say more about how you would know that it is an improvement.';

/** Confirms, thinks again, undoes it, and confirms again. */
async function release(stage: Stage): Promise<void> {
  const { version } = await adminHome(stage);
  await expectRefused(
    admin(stage).post('/admin/release', { version: version - 1 }),
    409,
    'Releasing an older version',
  );
  await expectDone(admin(stage).post('/admin/release', { version }), 'Releasing');
  await expectDone(admin(stage).post('/admin/release/undo'), 'Undoing the release');
  await expectDone(admin(stage).post('/admin/release', { version }), 'Releasing again');
}
