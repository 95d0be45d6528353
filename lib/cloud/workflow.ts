import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { DOORS, MACHINES } from '../manifest.ts';
import { readDefinition } from './definition.ts';
import type { Doors } from './doors.ts';
import { type MachineName, machineArn } from './names.ts';

export type WorkflowProps = { root: string; machine: MachineName; doors: Doors };

/** A machine that runs its definition file and may open exactly the doors that the file names. */
export class Workflow extends Construct {
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { root, machine, doors } = props;
    const { name, file } = MACHINES[machine];
    const timeline = machineArn(this, 'timeline');
    const targets = new Map([['TimelineMachineArn', timeline], ...taskDoors(doors)]);
    const definition = readDefinition(`${root}/${file}`, (found) => targets.get(found));
    const { TimelineMachineArn, ...invoked } = definition.substitutions;
    const role = this.roleFor(name);
    role.addToPolicy(allow('lambda:InvokeFunction', Object.values(invoked)));
    // A timeline that has run long enough starts its own successor.
    if (TimelineMachineArn || machine === 'timeline') {
      role.addToPolicy(allow('states:StartExecution', [timeline]));
    }
    new StateMachine(this, 'Machine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromString(definition.text),
      definitionSubstitutions: definition.substitutions,
      role,
      logs: { destination: this.logFor(name), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
  }

  /** Executions keep the role they began with: the fixed name forbids to replace it under them. */
  private roleFor(name: string): Role {
    return new Role(this, 'Role', {
      roleName: `${name}-${Stack.of(this).region}`,
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: `What the machine ${name} may do`,
    });
  }

  /** Longer than any execution. The prefix keeps the group out of the account's one log policy. */
  private logFor(name: string): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${name}`,
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

function taskDoors(doors: Doors): [string, string][] {
  return DOORS.filter(({ file }) => file.startsWith('tasks/')).map(({ name }) => [
    `${name}Arn`,
    doors.get(name).functionArn,
  ]);
}

function allow(action: string, resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources });
}
