import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machineArn, substitute } from '../../lib/local/machines.ts';
import { DOORS, MACHINES } from '../../lib/manifest.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { pathOf, runs, statesOf } from '../fixtures/runs.ts';
import {
  answer,
  interview,
  offer,
  recommend,
  release,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';
import type { RecordedEvent } from './record.ts';

/** Every version that may have executions waiting: those that were released in the last 290 days. */
const VERSIONS = readdirSync(import.meta.dirname).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

const read = (version: string, file: string) =>
  readFileSync(join(import.meta.dirname, version, file), 'utf8');

/** Gives the machines other definitions, as a deployment does: whoever has begun goes on under the old one. */
function deploy(academy: Academy, definitionOf: (machine: keyof typeof MACHINES) => string): void {
  for (const machine of Object.keys(MACHINES) as (keyof typeof MACHINES)[]) {
    const definition = substitute(definitionOf(machine));
    academy.runner.updateStateMachine({ stateMachineArn: machineArn(machine), definition });
  }
}

const today = (machine: keyof typeof MACHINES) => {
  const file = join(import.meta.dirname, '../..', MACHINES[machine].file);
  const definition = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ ...definition, Comment: 'The definition of today' });
};

it('there is a released version', () => {
  expect(VERSIONS.length).toBeGreaterThan(0);
});

describe.each(VERSIONS)('version %s', (version) => {
  const events = JSON.parse(read(version, 'events.json')) as RecordedEvent[];
  let academy: Academy;
  let teams: Team[];
  beforeAll(async () => {
    academy = await openAcademy();
    deploy(academy, (machine) => read(version, `${machine}.asl.json`));
    teams = await sentTeams(academy, 3);
  });
  afterAll(() => academy.stop());

  it('names only doors that are still there', () => {
    const names = DOORS.map(({ name }) => `${name}Arn`);
    for (const machine of Object.keys(MACHINES)) {
      const text = read(version, `${machine}.asl.json`);
      const named = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => String(name));
      expect(named.filter((name) => !/^(Timeline|Application)MachineArn$/.test(name))).toSatisfy(
        (all: string[]) => all.length > 0 && all.every((name) => names.includes(name)),
      );
    }
  });

  it.each(events)('hands $door an event that it understands today', async ({ door, event }) => {
    const known = new Set(events.map((each) => each.door));
    expect(known.size).toBeGreaterThan(8);
    const refusal = await academy.open(door, event).then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(refusal).not.toBe('InputInvalid');
  });

  it('and a door does refuse what it was never handed', async () => {
    await expect(academy.open('OpenGate', { application: 'one' })).rejects.toMatchObject({
      name: 'InputInvalid',
    });
  });

  it('executions that wait at a gate while another version is deployed go on to their end', async () => {
    const [accepts, notRecommended, withdraws] = teams as [Team, Team, Team];
    expect(pathOf(academy, accepts.id).at(-1)).toBe('Wait for the shortlist decision');
    deploy(academy, today);
    await release(academy, teams, ['shortlisted', 'shortlisted', 'shortlisted']);
    await done(withdraws.browser.post('/application/withdraw', { confirm: 'yes' }));
    await academy.pump.settle();
    await interview(academy, notRecommended, 'not-recommend');
    await recommend(academy, [accepts]);
    await offer(academy, accepts);
    await answer(academy, accepts, 'accept');
    const all = runs(academy, 'application');
    expect(all.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    const begun = all.flatMap(({ executionArn }) =>
      academy.runner.describeStateMachineForExecution({ executionArn }),
    );
    for (const { definition } of begun as { definition: string }[]) {
      expect(definition).not.toContain('The definition of today');
    }
    expect(pathOf(academy, accepts.id)).toContain("Wait for the team's answer");
    expect((await academy.application(accepts.id)).status).toBe('in-cohort');
    expect((await academy.application(withdraws.id)).status).toBe('withdrawn');
    const timelines = runs(academy, 'timeline', accepts.id);
    expect(timelines.map(({ executionArn }) => statesOf(academy, executionArn).length)).not.toEqual(
      [],
    );
  });
});
