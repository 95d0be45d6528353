import { AcademyError } from '../domain/errors.ts';
import type { TimelineState } from '../domain/timeline.ts';
import { auditNote, type Note, programmeNote, readHeads, transactWithAudit } from './audit.ts';
import { standings } from './executions.ts';
import { keys } from './keys.ts';
import {
  later,
  type RestartRequest,
  restartOf,
  restartWrite,
  stillRunning,
  unlessOwn,
} from './record-restart.ts';
import { startTimelineRecorded } from './restarts.ts';
import { executionOfTimeline, loadState } from './timelines.ts';

/**
 * Starts a timeline again as its next generation: recorded, then started; what cannot be started now,
 * the sweep starts. It finds by the table what is next, so nothing is told twice.
 * @throws AcademyError `ExecutionRunning`, `WrongStage` where it has not begun or has told everything
 */
export async function restartTimeline(timelineId: string, request: RestartRequest): Promise<void> {
  const state = await loadState(timelineId);
  if (!state || state.endedAt) throw nothingToTell(state);
  if (state.restart?.requestId !== request.requestId) {
    await recordRestart(state, request).catch(async (error: unknown) => {
      unlessOwn((await loadState(timelineId))?.restart, request, error);
    });
  }
  await startTimelineRecorded(timelineId, request.now).catch((error: unknown) =>
    later(error, { timelineId }),
  );
}

/** Generations after the latest that may have been started, and failed before they took over. */
const MOST_TRIED = 10;

/** The executions of a timeline that may be running, with the one that would come next. */
export function generationNames({ timelineId, generation, restart }: TimelineState): string[] {
  const latest = Math.max(generation, restart?.number ?? 0);
  const all = Array.from({ length: latest + 1 }, (_, index) => index + 1);
  return all.slice(-MOST_TRIED).map((each) => executionOfTimeline(timelineId, each).name);
}

/** The first generation that was never started. */
async function freeGeneration(state: TimelineState): Promise<number> {
  const { timelineId, generation, restart } = state;
  const first = Math.max(1, generation);
  const numbers = Array.from({ length: MOST_TRIED }, (_, index) => first + index);
  const names = numbers.map((each) => executionOfTimeline(timelineId, each).name);
  const found = await standings('timeline', names);
  if (found.some(({ status }) => status === 'RUNNING')) throw stillRunning();
  const last = numbers.findLast((_, at) => found.some(({ name }) => name === names[at]));
  return Math.max(last ?? 0, restart?.number ?? 0, generation) + 1;
}

async function recordRestart(state: TimelineState, request: RestartRequest): Promise<void> {
  const { timelineId, restart: before } = state;
  if (before && !before.startedAt) throw stillRunning();
  const number = await freeGeneration(state);
  const failed = await transactWithAudit(
    [restartWrite(keys.timeline(timelineId), before, restartOf(number, request))],
    ...(await readHeads([noteOf(timelineId, number, request)])),
  );
  if (failed.length > 0) throw stillRunning();
}

/** A line of the team's history, or of the programme's. */
function noteOf(timelineId: string, number: number, request: RestartRequest): Note {
  const { by, reason, requestId, now, newId } = request;
  const [kind, owner = ''] = timelineId.split('/');
  const details = { reason, requestId, execution: executionOfTimeline(timelineId, number).name };
  const note = kind === 'programme' ? programmeNote : auditNote;
  return note(owner, by, 'restart-timeline', now, newId(), details);
}

function nothingToTell(state: TimelineState | undefined): AcademyError {
  return new AcademyError(
    'WrongStage',
    state
      ? 'Everything of it has been told, so nothing was started.'
      : 'It has not begun. For a team, start the workflow of its application again: that begins it.',
  );
}
