import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MACHINES } from '../manifest.ts';

/**
 * Names that stay for ever. Executions wait for months and hold the names of the functions, machines
 * and roles they began with; with a fixed name CloudFormation refuses a change that would replace
 * one, instead of replacing it under them.
 */
export const ACADEMY = 'qi4all';

export type MachineName = keyof typeof MACHINES;

/**
 * A machine's ARN, formatted: a reference to the machine from a door that its definition names would
 * be a circle.
 */
export function machineArn(scope: Construct, machine: MachineName): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: MACHINES[machine].name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** All executions of a machine. */
export function executionsArn(scope: Construct, machine: MachineName): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${MACHINES[machine].name}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
