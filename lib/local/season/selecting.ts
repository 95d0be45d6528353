import pMap from 'p-map';
import { DAY, HOUR, plus } from '../../../functions/domain/time.ts';
import { closesAt, shortlistAt } from '../../../functions/domain/timetable.ts';
import { AT_ONCE, expectDone, expectRefused } from './client.ts';
import { admin, adminHome, type Staff, type Stage, type Team, teamsAt, until } from './stage.ts';

/** Share of panel members who say that they have a conflict with an application. */
const CONFLICT = 0.05;

/** From the deadline to the announcement: withdrawals, conflicts, scores, outcomes, the release. */
export async function playSelecting(stage: Stage): Promise<void> {
  const { programme } = stage;
  await until(stage, plus(closesAt(programme), DAY));
  await withdrawSome(stage);
  // The delivery team looks at what there is before the panel begins.
  await adminHome(stage);
  const teams = await teamsAt(stage, 'submitted');
  const scores = await scoreTeams(stage, teams);
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
  const leaving = stage.teams.slice(-count || stage.teams.length);
  await pMap(leaving, ({ client }) =>
    expectDone(client.post('/application/withdraw', { confirm: 'yes' }), 'Withdrawing'),
  );
}

/** Enough of the panel scores each team. Its members sit down to it at the same hours, each with another team. */
async function scoreTeams(stage: Stage, teams: Team[]): Promise<Map<string, number>> {
  const plans = teams.map((team) => planReviews(stage, team));
  for (let turn = 0; plans.some((plan) => turn < plan.length); turn += 1) {
    const reviews = plans.flatMap((plan) => plan[turn] ?? []);
    const [first, ...others] = reviews as [Planned, ...Planned[]];
    // The very first declaration opens review, for everybody after it.
    await declare(first);
    await pMap(others, declare, { concurrency: AT_ONCE });
    await pMap(reviews, score, { concurrency: AT_ONCE });
  }
  const total = (plan: Planned[]) =>
    plan
      .flatMap(({ scores }) => Object.values(scores ?? {}))
      .reduce((sum, score) => sum + score, 0);
  return new Map(plans.map((plan, index) => [teams[index]?.id ?? '', total(plan)]));
}

/** What a panel member says about an application; without scores, that they have a conflict. */
type Planned = { member: Staff; path: string; scores?: Record<string, number> };

/** Who reviews a team; whoever has a conflict is replaced by the next. */
function planReviews(stage: Stage, team: Team): Planned[] {
  const { quorum } = stage.programme.panel;
  const path = `/panel/applications/${team.id}`;
  const order = team.random.shuffled(stage.panel);
  const first = order.find(({ seat }) => quorum.oneOf.length === 0 || quorum.oneOf.includes(seat));
  const others = order.filter((member) => member !== first);
  const plan: Planned[] = [];
  let scored = 0;
  let spare = others.length + 1 - quorum.scores;
  for (const member of first ? [first, ...others] : others) {
    if (scored >= quorum.scores) break;
    const conflict = member !== first && spare > 0 && team.random.next() < CONFLICT;
    if (conflict) spare -= 1;
    else scored += 1;
    plan.push({ member, path, ...(conflict ? {} : { scores: scoresOf(stage, team) }) });
  }
  return plan;
}

function scoresOf({ programme }: Stage, { random }: Team): Record<string, number> {
  const { lowest, highest, criteria } = programme.rubric;
  return Object.fromEntries(
    criteria.map(({ id }) => [id, lowest + random.below(highest - lowest + 1)]),
  );
}

async function declare({ member: { client }, path, scores }: Planned): Promise<void> {
  const conflict = scores ? 'no' : 'yes';
  await expectDone(client.post(`${path}/conflict`, { conflict }), 'Declaring');
}

async function score({ member: { client }, path, scores }: Planned): Promise<void> {
  if (scores) await expectDone(client.post(`${path}/scores`, { scores }), 'Scoring');
  else await expectRefused(client.get(path), 403, 'Opening in spite of a conflict');
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
    { concurrency: AT_ONCE },
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
