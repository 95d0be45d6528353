import { interviewRubric } from '../../../functions/domain/interviews.ts';
import type { Meetings } from './booking.ts';
import { type Answer, expectDone } from './client.ts';
import { admin, type Staff, type Stage, type Team } from './stage.ts';

/** How an interview ends, as it is recorded. */
export type Ending = 'recommend' | 'not-recommend' | 'miss-interview' | 'another-chance';

const FEEDBACK = 'Thank you. Think about who would measure the change, and how.';

/** A team meets the panel that sits on its time: each of it gives scores of their own. */
export async function scoreInterview(
  stage: Stage,
  team: Team,
  meetings: Meetings,
  outcome: Ending,
): Promise<void> {
  if (!hasCome(outcome)) return;
  for (const member of panelOf(team, meetings) ?? []) await score(stage, team, member);
}

/**
 * One of the panel records how the interview ended. Without a booked time the delivery team records what was
 * agreed on the telephone.
 */
export async function recordInterview(
  stage: Stage,
  team: Team,
  meetings: Meetings,
  outcome: Ending,
): Promise<void> {
  const panel = panelOf(team, meetings);
  const reasons = hasCome(outcome)
    ? 'The panel talked about its scores.'
    : 'Nobody of the team came.';
  const words = { outcome, reasons, feedback: outcome === 'recommend' ? '' : FEEDBACK };
  if (!panel) {
    const unscored = 'The time was agreed and kept by telephone.';
    const path = `/admin/applications/${team.id}/interview`;
    const recording = admin(stage).post(path, { ...words, unscored });
    await expectDone(recording, 'Recording an interview that was agreed by telephone');
    return;
  }
  const [first] = panel as [Staff];
  const path = `/panel/applications/${team.id}`;
  const recording = declaring(first, path, () => first.client.post(`${path}/interview`, words));
  await expectDone(recording, 'Recording an interview');
}

function hasCome(outcome: Ending): boolean {
  return outcome === 'recommend' || outcome === 'not-recommend';
}

function panelOf({ id }: Team, { panels, booked }: Meetings): Staff[] | undefined {
  return panels.get(booked.get(id)?.slot ?? '');
}

async function score(stage: Stage, team: Team, member: Staff): Promise<void> {
  const { lowest, highest, criteria } = interviewRubric(stage.programme);
  const scores = Object.fromEntries(
    criteria.map(({ id }) => [id, lowest + team.random.below(highest - lowest + 1)]),
  );
  const path = `/panel/applications/${team.id}`;
  const scoring = declaring(member, path, () =>
    member.client.post(`${path}/interview-scores`, { scores }),
  );
  await expectDone(scoring, 'Scoring an interview');
}

/** Who has not seen the application before says first that there is no conflict. */
async function declaring(
  { client }: Staff,
  path: string,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await act();
  if (answer.data['title'] !== 'ConflictNotDeclared') return answer;
  await expectDone(client.post(`${path}/conflict`, { conflict: 'no' }), 'Declaring');
  return act();
}
