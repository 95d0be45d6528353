import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOORS, MACHINES } from '../manifest.ts';
import type { OpenDoors } from './doors.ts';
import type { Runner, TaskInvocation } from './stepfunctions/runner.ts';

export const REGION = 'eu-west-2';
const ACCOUNT = '000000000000';
const ROOT = join(import.meta.dirname, '../..');

/** The ARN of a machine of the manifest on this host. */
export function machineArn(name: keyof typeof MACHINES): string {
  return `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${MACHINES[name].name}`;
}

/** Registers the definitions that deploy, with this host's names in place of the ARNs. */
export function registerMachines(runner: Runner): void {
  for (const { name, file } of Object.values(MACHINES)) {
    const definition = substitute(readFileSync(join(ROOT, file), 'utf8'));
    try {
      runner.createStateMachine({ name, definition });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'StateMachineAlreadyExists')) throw error;
      const stateMachineArn = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${name}`;
      runner.updateStateMachine({ stateMachineArn, definition });
    }
  }
}

/** Does the runner's tasks: a Lambda of a definition is a door of the manifest. */
export async function invokeDoor(doors: OpenDoors, task: TaskInvocation): Promise<unknown> {
  const { FunctionName, Payload } = task.arguments as { FunctionName: string; Payload: unknown };
  const name = FunctionName.split(':').at(-1) ?? '';
  // Payloads cross a network on AWS: what is not JSON does not arrive.
  return JSON.parse(JSON.stringify((await doors.open(name, Payload)) ?? null));
}

/** A definition with every placeholder replaced; one that is unknown is an error. */
export function substitute(definition: string): string {
  const values: Record<string, string> = Object.fromEntries(
    DOORS.map(({ name }) => [`${name}Arn`, `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`]),
  );
  values['TimelineMachineArn'] = machineArn('timeline');
  values['ApplicationMachineArn'] = machineArn('application');
  return definition.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The definition names ${name}, which nothing provides`);
    return value;
  });
}
