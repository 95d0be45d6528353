import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordRecipients } from '../../functions/adapters/announcements.ts';
import { loadState } from '../../functions/adapters/timelines.ts';
import { type Occasion, teamOccasions } from '../../functions/domain/occasions.ts';
import { plus } from '../../functions/domain/time.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters, toldTwice } from '../fixtures/letters.ts';
import { runs, startAgain, statesOf } from '../fixtures/runs.ts';
import { anOfferedOneIn, decideNow, OFFERS, TEAM } from '../fixtures/stages.ts';

let academy: Academy;
let timelineId: string;
beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme(), at: OFFERS });
  const { id } = await anOfferedOneIn(academy.programme);
  const plan = () => ({ changes: { acceptedAt: OFFERS } });
  await decideNow({ applicationId: id, event: 'accept', by: TEAM, plan });
  startAgain(academy, id, `${id}-1`);
  await academy.pump.settle();
  timelineId = `team/${id}`;
});
afterAll(() => academy.stop());

/** The next date of the team's year, at which the clock is set before anybody looks. */
async function comes(kind: Occasion['kind']): Promise<Occasion> {
  const found = teamOccasions(academy.programme, OFFERS).find(
    (occasion) => occasion.kind === kind && occasion.due > academy.clock.now(),
  );
  if (!found) throw new Error(`There is no ${kind} left`);
  await academy.pump.moveTo(plus(found.due, -1));
  academy.clock.moveTo(found.due);
  return found;
}
const look = () =>
  academy.open('FindNext', { timelineId, generation: 1, startedAt: OFFERS, events: 0 }) as Promise<{
    do: string;
  }>;
const told = ({ id }: Occasion) =>
  letters(academy).filter(({ occasion }) => occasion.includes(`__${id}__`));

describe('a team is told of a date', () => {
  it('in the step that finds it due, and then sleeps', async () => {
    const welcome = teamOccasions(academy.programme, OFFERS)[0] as Occasion;
    expect(told(welcome).length).toBeGreaterThan(0);
    const [run] = runs(academy, 'timeline', timelineId.slice('team/'.length));
    const states = statesOf(academy, run?.executionArn ?? '');
    expect(states).toEqual([
      'Remember whose timeline',
      'Find what is next',
      'What is next',
      'Sleep',
    ]);
  });

  it('once, however many executions look at the same moment', async () => {
    const session = await comes('coaching');
    const answers = await Promise.all([look(), look(), look()]);
    expect(answers.map((answer) => answer.do)).toContain('sleep');
    await academy.pump.settle();
    expect(told(session).length).toBeGreaterThan(0);
    expect(toldTwice(academy)).toEqual([]);
    expect((await loadState(timelineId))?.told).toContain(session.id);
  });

  it('page by page where some of it had been recorded before', async () => {
    const month = await comes('progress');
    const announcement = { timelineId, occasionId: month.id, version: 1 };
    await recordRecipients(announcement, 'team', undefined, academy.clock.now());
    expect(await look()).toMatchObject({ do: 'announce', occasionId: month.id });
    await academy.pump.settle();
    expect(told(month)).toHaveLength(1);
    expect((await loadState(timelineId))?.told).toContain(month.id);
    const [run] = runs(academy, 'timeline', timelineId.slice('team/'.length));
    expect(statesOf(academy, run?.executionArn ?? '')).toContain('Mark it as told');
  });

  it('never again by the claim that older executions make', async () => {
    const [session] = teamOccasions(academy.programme, OFFERS).filter(
      ({ kind }) => kind === 'coaching',
    );
    const claimed = academy.open('ClaimOccasion', {
      ...{ timelineId, occasionId: session?.id, version: 1 },
    });
    expect(await claimed).toEqual({ do: 'wait', sources: [] });
  });
});
