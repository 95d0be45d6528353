import { isDeepStrictEqual } from 'node:util';
import { loadApplications } from '../../../functions/adapters/applications.ts';
import { loadGates } from '../../../functions/adapters/gates.ts';
import type { Application } from '../../../functions/domain/application.ts';
import type { GateName } from '../../../functions/domain/moves.ts';
import { type Board, held } from '../../../functions/domain/places.ts';
import { machineArn } from '../../../lib/local/machines.ts';
import type { Academy } from '../../fixtures/host.ts';
import { type historyOf, type Run, runs } from '../../fixtures/runs.ts';
import { gateOf, type Model, NEEDS_OPERATOR, PARKED, type Team } from './model.ts';
import { AHEAD, HOLDING } from './table.ts';
import type { World } from './world.ts';

/** What is in the table of a life: what an act that is refused may not change. */
export type Standing = { applications: Application[]; board: Board };

/** Reads it. */
export async function standingOf({ academy, teams }: World): Promise<Standing> {
  const ids = teams.map(({ id }) => id);
  const [found, board] = await Promise.all([
    ids.length > 0 ? loadApplications(ids) : [],
    academy.board(),
  ]);
  const applications = ids.map((id) => found.find((each) => each.id === id) as Application);
  return { applications, board };
}

/** Whether an act that was refused left everything as it was; the history may say who came too late. */
export function isUntouched(before: Standing, now: Standing): boolean {
  return isDeepStrictEqual(withoutHistory(before), withoutHistory(now));
}

function withoutHistory({ applications, board }: Standing) {
  return { applications: applications.map(({ auditHead: _head, ...rest }) => rest), board };
}

/** Where a real academy and its model differ, in a sentence each; of each team's gates only where asked. */
export async function disagreements(
  model: Model,
  world: World,
  { applications, board }: Standing,
  gatesOf: (team: Team) => boolean,
): Promise<string[]> {
  const all = runs(world.academy, 'application');
  const ofTeams = await Promise.all(
    model.teams.map(async (team, at) => {
      const application = applications[at] as Application;
      const wrong = [
        ...ofTeam(team, application, board),
        ...ofExecution(world.academy, team, application, all),
        ...(gatesOf(team) ? await ofGates(team, application) : []),
      ];
      return wrong.map((what) => `team ${at + 1}: ${what}`);
    }),
  );
  const places = `${held(board)} of ${board.places} places are held`;
  return [
    ...ofTeams.flat(),
    ...(held(board) > model.places ? [places] : []),
    ...unlike('the time', world.academy.clock.now(), model.now),
  ];
}

function unlike(what: string, real: unknown, wanted: unknown): string[] {
  return real === wanted ? [] : [`${what} is ${String(real)} instead of ${String(wanted)}`];
}

function ofTeam(team: Team, application: Application, board: Board): string[] {
  const { stage, sending, expiresAt } = team;
  const standing = board.teams[application.id];
  const list = standing?.as === 'reserve' ? ` of ${standing.list}` : '';
  return [
    ...unlike('its stage', application.status, stage),
    ...unlike('its sending', application.sending, sending),
    ...unlike('its gate', application.gate, gateOf(team)),
    ...unlike('its place', `${standing?.as}${list}`, placeOf(team)),
    ...(stage === 'offered' ? unlike('its end', application.offerExpiresAt, expiresAt) : []),
    ...(stage === 'draft'
      ? unlike('its late end', application.lateUntil ?? '', team.lateUntil)
      : []),
  ];
}

function placeOf({ stage, interviewed }: Team): string {
  if (HOLDING.includes(stage)) return 'holder';
  if (AHEAD.includes(stage)) return 'ahead';
  if (stage !== 'reserve') return 'undefined';
  return `reserve of ${interviewed ? 'acceptance' : 'shortlist'}`;
}

/** The newest execution of the sending: how it ended, or in which state it waits. */
function ofExecution(academy: Academy, team: Team, { id }: Application, all: Run[]): string[] {
  if (team.sending === 0) return [];
  const prefix = `${id}-${team.sending}`;
  const mine = all.filter(({ name }) => name === prefix || name.startsWith(`${prefix}-`));
  const running = mine.filter(({ status }) => status === 'RUNNING');
  const run = running[0] ?? mine[0];
  if (!run) return ['it has no execution'];
  const waits = /^Wait/.test(team.at);
  const status = waits ? 'RUNNING' : team.at === NEEDS_OPERATOR ? 'FAILED' : 'SUCCEEDED';
  return [
    ...unlike('its execution', run.status, status),
    ...unlike('its state', stateOf(academy, run), team.at),
    ...(running.length > 1 ? [`${running.length} executions run`] : []),
  ];
}

/** The state that an execution entered last. */
export function stateOf(academy: Academy, { executionArn }: Run): string {
  const { events } = academy.runner.getExecutionHistory({
    ...{ executionArn, reverseOrder: true, maxResults: 50 },
  }) as { events: ReturnType<typeof historyOf> };
  const entered = events.find(({ type }) => type.endsWith('StateEntered'));
  return String((entered?.['stateEnteredEventDetails'] as { name?: string })?.name);
}

/** Every decision is the one that was made, once, and the workflow has consumed it; the open gate is open. */
async function ofGates(team: Team, application: Application): Promise<string[]> {
  const sendings = Array.from({ length: team.sending }, (_, index) => index + 1);
  const gates = (await Promise.all(sendings.map((n) => loadGates(application.id, n)))).flat();
  const open = gateOf(team);
  const wrong = gates.flatMap(({ sending, gate, decision, consumedAt, token, parkedAt }) => {
    const name = `${sending} ${gate}`;
    const wanted = team.decided.get(name);
    const isOpen = sending === team.sending && gate === open;
    const consumed = wanted?.noted ?? false;
    // On a sending that was replaced it is given up after a while, by the sweep.
    const mayBeGivenUp = sending < team.sending && !consumed;
    return [
      ...unlike(`the decision at ${name}`, decision?.outcome, wanted?.event),
      ...(mayBeGivenUp
        ? []
        : unlike(`that ${name} is consumed`, consumedAt !== undefined, consumed)),
      ...(isOpen && /^Wait/.test(team.at) && !token ? [`${name} has no token`] : []),
      ...(isOpen ? unlike(`that ${name} is parked`, !!parkedAt, team.at === PARKED) : []),
    ];
  });
  const known = new Set(gates.map(({ sending, gate }) => `${sending} ${gate}`));
  const missing = [...team.decided.keys()].filter((name) => !known.has(name));
  return [...wrong, ...missing.map((name) => `the decision at ${name} is missing`)];
}

/** Ends the execution of an application as somebody can on AWS, past the academy. */
export function stopExecutionOf(academy: Academy, id: string): void {
  for (const { executionArn, status } of runs(academy, 'application', id)) {
    if (status === 'RUNNING') academy.runner.stopExecution({ executionArn });
  }
}

/** Wakes an execution that waits at a gate, as somebody can on AWS, past the academy. */
export async function wake(
  { runner, gate }: Academy,
  id: string,
  sending: number,
  name: GateName,
): Promise<void> {
  const { token: taskToken = '' } = await gate(id, name, sending);
  runner.sendTaskSuccess({ taskToken, output: '{}' });
}

/** The executions of a team's year that still run. */
export function yearsOf(academy: Academy, id: string): number {
  const { executions } = academy.runner.listExecutions({
    ...{ stateMachineArn: machineArn('timeline'), statusFilter: 'RUNNING', maxResults: 1000 },
  }) as { executions: Run[] };
  return executions.filter(({ name }) => name.startsWith(`team-${id}`)).length;
}
