import type { Application } from '../domain/application.ts';
import { type Restart, waitsForWorkflow } from '../domain/executions.ts';
import type { Gate } from '../domain/gates.ts';
import type { TimelineState } from '../domain/timeline.ts';
import { type Standing, standings } from './executions.ts';
import { loadGates } from './gates.ts';
import { logWarn } from './log.ts';
import { generationNames } from './restart-timeline.ts';
import { executionNames, loadSending } from './sendings.ts';
import { loadState } from './timelines.ts';

/** What there is of executions, oldest first; `undefined` while Step Functions cannot be asked. */
export type Executions = Standing[] | undefined;

/** Where a timeline is. */
export type TimelineWhereabouts = { state: TimelineState; executions: Executions };

/** Where an application is, as far as operators are concerned: no name, no answer, no token. */
export type Whereabouts = {
  executions: Executions;
  gates: Omit<Gate, 'token'>[];
  restart?: Restart;
  /** Whether anything is left for an execution to do. */
  waits: boolean;
  /** The year of a team in the cohort. */
  timeline?: TimelineWhereabouts;
};

/** Where an application is. */
export async function whereIs(
  application: Pick<Application, 'id' | 'sending' | 'status'>,
): Promise<Whereabouts> {
  const { id, sending } = application;
  const [names, gates, item, timeline] = await Promise.all([
    sending > 0 ? executionNames(id, sending) : [],
    loadGates(id, sending),
    loadSending(id, sending),
    whereIsTimeline(`team/${id}`),
  ]);
  return {
    executions: await asked('application', names),
    gates: gates.map(({ token: _secret, ...gate }) => gate),
    waits: waitsForWorkflow(application, gates),
    ...(item?.restart ? { restart: item.restart } : {}),
    ...(timeline ? { timeline } : {}),
  };
}

/** Where a timeline is; `undefined` before it has begun. */
export async function whereIsTimeline(
  timelineId: string,
): Promise<TimelineWhereabouts | undefined> {
  const state = await loadState(timelineId);
  return state && { state, executions: await asked('timeline', generationNames(state)) };
}

async function asked(machine: 'application' | 'timeline', names: string[]): Promise<Executions> {
  try {
    return await standings(machine, names);
  } catch (error) {
    logWarn('executions not asked', { error: error instanceof Error ? error.name : 'Unknown' });
    return undefined;
  }
}
