import type { Application } from '../domain/application.ts';
import {
  type Aftermath,
  aftermathOfSending,
  aftermathOfTimeline,
  type FailedExecution,
  type Since,
} from '../domain/executions.ts';
import { loadApplications } from './applications.ts';
import { loadGate } from './decisions.ts';
import { failedExecutions } from './executions.ts';
import { loadSending } from './sendings.ts';
import { loadState } from './timelines.ts';

/** A failed execution with whose it is and what became of it. */
export type Failure = FailedExecution & {
  aftermath: Aftermath;
  /** The application that it is about, or whose team's timeline it is. */
  application?: { id: string; reference: string };
};

/** The latest failed executions, the last first; `undefined` while Step Functions cannot be asked. */
export async function loadFailures(): Promise<Failure[] | undefined> {
  const failed = await failedExecutions();
  return failed && Promise.all(failed.map(failureOf));
}

async function failureOf(failed: FailedExecution): Promise<Failure> {
  const { about } = failed;
  if (!about) return { ...failed, aftermath: 'needs-restart' };
  const id = applicationIn(failed);
  const [application] = id === undefined ? [] : await loadApplications([id]);
  const known = application
    ? { application: { id: application.id, reference: application.reference } }
    : {};
  if ('timelineId' in about) {
    const state = await loadState(about.timelineId);
    return { ...failed, ...known, aftermath: aftermathOfTimeline(failed, about.generation, state) };
  }
  const since = application ? await sinceOf(application, about.sending) : {};
  const after = aftermathOfSending(failed, about.sending, application, since);
  return { ...failed, ...known, aftermath: after };
}

async function sinceOf({ id, gate }: Application, sending: number): Promise<Since> {
  const [item, open] = await Promise.all([
    loadSending(id, sending),
    gate && loadGate(id, sending, gate),
  ]);
  return { restart: item?.restart, attempt: open?.attempt };
}

function applicationIn({ about }: FailedExecution): string | undefined {
  if (!about) return undefined;
  if ('applicationId' in about) return about.applicationId;
  return /^team\/(.+)$/.exec(about.timelineId)?.[1];
}
