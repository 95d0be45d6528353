import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { outcomeMilestoneId } from '../../../functions/domain/occasions.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import { DAY } from '../../../functions/domain/time.ts';
import { dueOf } from '../../../functions/domain/timetable.ts';
import type { Host } from '../host.ts';
import { machineArn } from '../machines.ts';
import type { Units } from './units.ts';

type Item = Record<string, unknown>;

/** What a season came to. Instants are ISO UTC; the outcomes sum to `reached.submitted`. */
export type SeasonReport = {
  programme: string;
  from: string;
  to: string;
  reached: Record<'submitted' | 'shortlisted' | 'interviewed' | 'offered' | 'inCohort', number>;
  outcomes: Record<string, number>;
  milestones: { id: string; due: string; announcedAt: string | null; recipients: number }[];
  mails: { sent: number; lost: number; duplicates: number; byKind: Record<string, number> };
  executions: { application: number; timeline: number; longestDays: number; failed: number };
  counted: { stateTransitions: number; lambdaInvocations: number; mailRecipients: number } & Units;
  wallMs: number;
  peakRssMb: number;
};

/** Which final statuses count as which outcome. */
const OUTCOMES: Record<string, string[]> = {
  inCohort: ['in-cohort', 'graduated', 'left'],
  notShortlisted: ['not-shortlisted'],
  notRecommended: ['not-recommended'],
  didNotAttend: ['did-not-attend'],
  declined: ['declined'],
  lapsed: ['lapsed'],
  withdrawn: ['withdrawn'],
  notSelected: ['not-selected'],
};

/** Counts from what is in the table, the mailbox and the runner, not from what the players meant. */
export async function reportSeason(
  host: Host,
  programme: Programme,
  season: { from: string; units: Units },
): Promise<SeasonReport> {
  const items = await everything();
  const mails = host.mailbox.all();
  const byKind = countBy(mails.map(({ tags }) => tags['kind'] ?? 'unknown'));
  const told = mails.flatMap(({ destinations, tags }) =>
    destinations.map((to) => `${to} ${tags['kind']} ${tags['occasion']}`),
  );
  return {
    programme: programme.id,
    from: season.from,
    to: host.clock.now(),
    reached: reached(items),
    outcomes: outcomes(items),
    milestones: milestones(programme, items, mails),
    mails: {
      sent: mails.length,
      lost: items.filter(isLost).length,
      duplicates: told.length - new Set(told).size,
      byKind,
    },
    executions: executions(host),
    counted: {
      stateTransitions: host.runner.metrics().stateTransitions,
      lambdaInvocations: host.doorsOpened(),
      ...season.units,
      mailRecipients: told.length,
    },
    wallMs: Math.round(performance.now()),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Sent; untrue by then; stopped by staff; its address takes no mail. */
const DONE_WITH = new Set(['sent', 'obsolete', 'stopped', 'suppressed']);

/** Recorded but never sent, and not because it was not to be sent any more. */
function isLost({ sk, status }: Item): boolean {
  return String(sk).startsWith('MAIL#') && !DONE_WITH.has(String(status));
}

/** What is counted of items; teams' answers are many, and not asked for. */
const FIELDS = ['pk', 'sk', 'id', 'status', 'what', 'claimedAt'];
const COUNTED = {
  ProjectionExpression: FIELDS.map((field) => `#${field}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(FIELDS.map((field) => [`#${field}`, field])),
};

async function everything(): Promise<Item[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const items: Item[] = [];
  for await (const page of paginateScan(
    { client },
    { TableName: process.env['TABLE_NAME'] ?? '', ...COUNTED },
  )) {
    items.push(...(page.Items ?? []));
  }
  client.destroy();
  return items;
}

/** How many applications ever got so far, from the audit. */
function reached(items: Item[]): SeasonReport['reached'] {
  const audit = items.filter(({ sk }) => String(sk).startsWith('AUDIT#'));
  const ever = (...whats: string[]) =>
    new Set(audit.filter(({ what }) => whats.includes(String(what))).map(({ pk }) => pk)).size;
  return {
    submitted: ever('send'),
    shortlisted: ever('shortlist', 'promote-to-interview'),
    interviewed: ever('recommend', 'not-recommend'),
    offered: ever('offer', 'promote-to-offer'),
    inCohort: ever('accept'),
  };
}

function outcomes(items: Item[]): Record<string, number> {
  const statuses = items
    .filter(({ sk }) => sk === 'APPLICATION')
    .map(({ status }) => String(status));
  return Object.fromEntries(
    Object.entries(OUTCOMES).map(([name, each]) => [
      name,
      statuses.filter((status) => each.includes(status)).length,
    ]),
  );
}

function milestones(
  programme: Programme,
  items: Item[],
  mails: ReturnType<Host['mailbox']['all']>,
): SeasonReport['milestones'] {
  const claims = new Map(
    items
      .filter(
        ({ pk, sk }) =>
          pk === `PROGRAMME#${programme.id}` && String(sk).startsWith('TIMELINE#OCCASION#'),
      )
      .map(({ id, claimedAt }) => [String(id), claimedAt as string | undefined]),
  );
  const outcomeId = outcomeMilestoneId(programme);
  const about = (id: string, { tags }: { tags: Record<string, string> }) => {
    const kind = tags['kind'] ?? '';
    const tellsIt = kind === 'milestone' || (id === outcomeId && kind.startsWith('outcome-'));
    return tellsIt && (tags['occasion'] ?? '').startsWith(`${id}__`);
  };
  return programme.milestones
    .map((milestone) => ({
      id: milestone.id,
      due: dueOf(programme, milestone),
      announcedAt: claims.get(milestone.id) ?? null,
      recipients: new Set(
        mails
          .filter((mail) => about(milestone.id, mail))
          .flatMap(({ destinations }) => destinations),
      ).size,
    }))
    .sort((a, b) => a.due.localeCompare(b.due));
}

function executions({ runner, clock }: Host): SeasonReport['executions'] {
  const all = (['application', 'timeline'] as const).map((name) =>
    listAll(runner, machineArn(name)),
  );
  const days = all.flat().map(({ startDate, stopDate }) => {
    const end = stopDate === undefined ? Date.parse(clock.now()) : milliseconds(stopDate);
    return (end - milliseconds(startDate)) / DAY;
  });
  const failed = all
    .flat()
    .filter(({ status }) => ['FAILED', 'TIMED_OUT', 'ABORTED'].includes(status));
  return {
    application: all[0]?.length ?? 0,
    timeline: all[1]?.length ?? 0,
    longestDays: Math.round(Math.max(0, ...days) * 10) / 10,
    failed: failed.length,
  };
}

type Listed = { status: string; startDate: number | Date; stopDate?: number | Date };

function listAll(runner: Host['runner'], stateMachineArn: string): Listed[] {
  const found: Listed[] = [];
  let nextToken: string | undefined;
  do {
    const page = runner.listExecutions({
      stateMachineArn,
      ...(nextToken ? { nextToken } : {}),
    }) as unknown as {
      executions: Listed[];
      nextToken?: string;
    };
    found.push(...page.executions);
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

/** The API gives seconds since 1970. */
function milliseconds(date: number | Date): number {
  return date instanceof Date ? date.getTime() : date * 1000;
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
