import { executionOf, loadSending, recordRestarted } from './sendings.ts';
import { startSending } from './start-sending.ts';
import { executionOfTimeline, loadState, recordTimelineRestarted } from './timelines.ts';
import { startApplicationExecution, startTimelineExecution } from './workflow.ts';

/** Starts what is recorded of a sending: its first execution, or the one that an operator asked for. */
export async function startRecorded(id: string, sending: number, now: string): Promise<void> {
  const restart = (await loadSending(id, sending))?.restart;
  if (!restart) return startSending(id, sending);
  const { name, input } = executionOf(id, sending, restart.number);
  await startApplicationExecution(name, input);
  await recordRestarted(id, sending, restart.number, now);
}

/** Starts the generation of a timeline that an operator asked for; false where none is recorded. */
export async function startTimelineRecorded(timelineId: string, now: string): Promise<boolean> {
  const restart = (await loadState(timelineId))?.restart;
  if (!restart || restart.startedAt) return false;
  const { name, input } = executionOfTimeline(timelineId, restart.number);
  await startTimelineExecution(name, input);
  await recordTimelineRestarted(timelineId, restart.number, now);
  return true;
}
