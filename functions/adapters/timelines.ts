import { PATIENCE, plus } from '../domain/time.ts';
import { OccasionRecord, TimelineState } from '../domain/timeline.ts';
import { type Key, keys, todoKey } from './keys.ts';
import { restartedWrite } from './sendings.ts';
import {
  getItem,
  type Item,
  queryAll,
  queryPartition,
  update,
  updateOnly,
  type Write,
} from './table.ts';
import { signal } from './workflow.ts';

/** What is known of a timeline: its state, and the records of its occasions or of some of them. */
type Timeline = { state: TimelineState | undefined; records: OccasionRecord[] };

/** A timeline's state and what has been done about its occasions, read consistently together. */
export async function loadTimeline(timelineId: string): Promise<Timeline> {
  const { pk } = keys.timeline(timelineId);
  return timelineOf(await queryPartition(pk, 'TIMELINE#'));
}

/** The same without what has been told, which is most of it for most of the year. */
export async function loadUntold(timelineId: string): Promise<Timeline> {
  const { pk } = keys.timeline(timelineId);
  const items = await queryAll({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    FilterExpression: 'attribute_not_exists(doneVersion) OR doneVersion < version',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': 'TIMELINE#' },
    ConsistentRead: true,
  });
  return timelineOf(items);
}

function timelineOf(items: Item[]): Timeline {
  const state = items.find((item) => item['sk'] === 'TIMELINE#STATE');
  return {
    state: state && TimelineState.parse(state),
    records: items.filter((item) => item !== state).map((item) => OccasionRecord.parse(item)),
  };
}

/** A timeline's state alone: enough for a team's, which keeps in it what has been told. */
export async function loadState(timelineId: string): Promise<TimelineState | undefined> {
  const item = await getItem(keys.timeline(timelineId));
  return item && TimelineState.parse(item);
}

/** What has been done about one occasion; `undefined` for a team's that nobody has claimed. */
export async function findOccasion(
  timelineId: string,
  occasionId: string,
): Promise<OccasionRecord | undefined> {
  const item = await getItem(keys.occasion(timelineId, occasionId));
  return item && OccasionRecord.parse(item);
}

/** The name and the input of a timeline's execution: a generation has one. */
export function executionOfTimeline(timelineId: string, generation: number) {
  return {
    name: `${timelineId.replace('/', '-')}-${generation}`,
    input: { timelineId, generation },
  };
}

/** Takes over a timeline for a generation; false when a newer one has it. */
export async function takeOver(
  timelineId: string,
  generation: number,
  joinedAt?: string,
): Promise<boolean> {
  return updateOnly({
    update: keys.timeline(timelineId),
    set: `SET generation = :generation, timelineId = :id${joinedAt ? ', joinedAt = :joinedAt' : ''} REMOVE #token, attempt, endedAt`,
    condition: 'attribute_not_exists(generation) OR generation <= :generation',
    names: { '#token': 'token' },
    values: {
      ':generation': generation,
      ':id': timelineId,
      ...(joinedAt ? { ':joinedAt': joinedAt } : {}),
    },
  });
}

/** The write that ends a team's timeline together with its leaving, whether or not it has begun. */
export function endWrite(timelineId: string, now: string): Write {
  return {
    update: keys.timeline(timelineId),
    set: 'SET endedAt = :now, timelineId = :id, generation = if_not_exists(generation, :none) REMOVE todo, todoAt',
    values: { ':now': now, ':id': timelineId, ':none': 0 },
  };
}

/** The write that claims a team's occasion and marks it told at once; fails where it has been told. */
export function tellOnceWrite(timelineId: string, occasionId: string): Write {
  const write = toldWrite(timelineId, occasionId);
  return {
    ...write,
    condition: 'NOT contains(told, :id)',
    values: { ...write.values, ':id': occasionId },
  };
}

/** A team's timeline keeps what it has told in its state. */
function toldWrite(timelineId: string, occasionId: string): Write & { update: Key; set: string } {
  return {
    update: keys.timeline(timelineId),
    set: 'ADD told :told',
    values: { ':told': new Set([occasionId]) },
  };
}

/** Keeps the token of a sleep, unless it is superseded or a wake-up call came first. */
export async function keepSleepToken(
  timelineId: string,
  sleep: { generation: number; attempt: string; token: string; seenWake: number },
): Promise<boolean> {
  return updateOnly({
    update: keys.timeline(timelineId),
    set: 'SET #token = :token, attempt = :attempt, seenWake = :seen REMOVE todo, todoAt',
    condition:
      'generation = :generation AND (attribute_not_exists(attempt) OR attempt <= :attempt) AND (attribute_not_exists(wake) OR wake <= :seen)',
    names: { '#token': 'token' },
    values: {
      ':token': sleep.token,
      ':attempt': sleep.attempt,
      ':generation': sleep.generation,
      ':seen': sleep.seenWake,
    },
  });
}

/** Records that a timeline should look at its dates again; done when it sleeps having seen this. */
export async function requestWake(timelineId: string, now: string): Promise<void> {
  const { todo, todoAt } = todoKey('work', now);
  await updateOnly({
    update: keys.timeline(timelineId),
    set: 'SET todo = :todo, todoAt = :at ADD wake :one',
    condition: 'attribute_exists(generation) AND attribute_not_exists(endedAt)',
    values: { ':todo': todo, ':at': todoAt, ':one': 1 },
  });
}

/** Wakes a timeline whose sleep has not seen the last request, and says when to look again. */
export async function signalWake(timelineId: string, lookAgainAt: string): Promise<void> {
  const item = await getItem(keys.timeline(timelineId));
  if (!item) return;
  const state = TimelineState.parse(item);
  if (state.wake > state.seenWake && state.token && !state.endedAt) await signal(state.token);
  const seen = state.wake <= state.seenWake || state.endedAt !== undefined;
  await updateOnly({
    update: keys.timeline(timelineId),
    set: seen ? 'REMOVE todo, todoAt' : 'SET todoAt = :at',
    condition: `attribute_exists(todo) AND ${seen ? 'seenWake = :seen' : 'seenWake < wake'}`,
    values: seen ? { ':seen': state.seenWake } : { ':at': lookAgainAt },
  });
}

/** Marks a restart as made. The new execution looks at the dates itself, so a wake-up call is answered with it. */
export async function recordTimelineRestarted(
  timelineId: string,
  number: number,
  now: string,
): Promise<void> {
  await updateOnly(restartedWrite(keys.timeline(timelineId), number, now));
}

/** Marks a timeline as ended: nothing of it is left to tell. */
export async function endTimeline(timelineId: string, now: string): Promise<void> {
  await updateOnly({
    update: keys.timeline(timelineId),
    set: 'SET endedAt = :now REMOVE #token, todo, todoAt',
    condition: 'attribute_exists(generation)',
    names: { '#token': 'token' },
    values: { ':now': now },
  });
}

/**
 * Claims the telling of one version of an occasion. Only the first claim sets the instant; a claim
 * that was made but not finished may be taken up by anybody, since recording a mail twice is once.
 */
export async function claim(
  timelineId: string,
  record: OccasionRecord,
  now: string,
): Promise<OccasionRecord> {
  const key = keys.occasion(timelineId, record.id);
  const claimed = await update({
    update: key,
    set: 'SET claimedVersion = :version, claimedAt = :now, id = :id, kind = :kind, due = :due, version = :version, firstSeenAt = :seen',
    condition:
      '(attribute_not_exists(claimedVersion) OR claimedVersion < :version) AND (attribute_not_exists(version) OR version = :version)',
    values: {
      ':version': record.version,
      ':now': now,
      ':id': record.id,
      ':kind': record.kind,
      ':due': record.due,
      ':seen': record.firstSeenAt,
    },
  });
  return OccasionRecord.parse(claimed ?? (await getItem(key)));
}

/** Lets the sweep tell at once what has waited for longer than usual. */
export async function hurry(timelineId: string, occasionId: string, now: string): Promise<void> {
  await updateOnly({
    update: keys.occasion(timelineId, occasionId),
    set: 'SET todoAt = :now',
    condition: 'todoAt > :soon',
    values: { ':now': now, ':soon': plus(now, PATIENCE) },
  });
}

/** Marks an occasion as told: every recipient is in the ledger. */
export async function finish(
  timelineId: string,
  occasionId: string,
  version: number,
): Promise<void> {
  if (timelineId.startsWith('team/')) await updateOnly(toldWrite(timelineId, occasionId));
  await updateOnly({
    update: keys.occasion(timelineId, occasionId),
    set: 'SET doneVersion = :version REMOVE todo, todoAt',
    // Where the date moved meanwhile, the version that is to be told stays on the sweep's list.
    condition: 'claimedVersion = :version AND version = :version',
    values: { ':version': version },
  });
}
