import { hashOf, InvalidDefinition, loadDefinition } from '../definition/load.ts';
import { definitionOf } from '../launch.ts';
import { defined } from '../present.ts';
import { checkName, machineOf } from '../start.ts';
import type { Engine } from '../step.ts';
import type { StoredMachine } from '../store.ts';
import { checkArn } from './arn.ts';
import { ApiError, invalid } from './error.ts';
import { type Fields, optionalText, pageOf, requiredText } from './request.ts';

/** CreateStateMachine. The same name with the same definition is the same state machine. */
export function createStateMachine(engine: Engine, input: Fields) {
  const name = requiredText(input, 'name');
  checkName(name);
  const text = requiredText(input, 'definition');
  const roleArn = optionalText(input, 'roleArn') ?? defaultRole(engine);
  const arn = `arn:aws:states:${engine.region}:${engine.accountId}:stateMachine:${name}`;
  const { type } = readType(input);
  const former = engine.machines.get(arn);
  if (former !== undefined) {
    if (former.definition === hashOf(text) && former.type === type) return created(former);
    throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
  }
  const now = engine.now();
  const definition = keepDefinition(engine, text, type);
  const dates = { createdAt: now, updatedAt: now };
  const machine: StoredMachine = { arn, name, definition, ...defined({ type }), roleArn, ...dates };
  keepMachine(engine, machine);
  return created(machine);
}

/** UpdateStateMachine. Executions that run keep the definition they started with. */
export function updateStateMachine(engine: Engine, input: Fields) {
  const machine = machineOf(engine, requiredText(input, 'stateMachineArn'));
  const text = optionalText(input, 'definition');
  const roleArn = optionalText(input, 'roleArn');
  if (text === undefined && roleArn === undefined) {
    throw invalid(
      'Either the definition or the role ARN must be given',
      'MissingRequiredParameter',
    );
  }
  const updatedAt = engine.now();
  const definition =
    text === undefined ? machine.definition : keepDefinition(engine, text, machine.type);
  const updated = { ...machine, definition, updatedAt, roleArn: roleArn ?? machine.roleArn };
  keepMachine(engine, updated);
  return { updateDate: new Date(updatedAt), revisionId: revisionOf(updated) };
}

/** DescribeStateMachine. */
export function describeStateMachine(engine: Engine, input: Fields) {
  const machine = machineOf(engine, requiredText(input, 'stateMachineArn'));
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    status: 'ACTIVE',
    definition: definitionOf(engine, machine.definition).text,
    roleArn: machine.roleArn,
    type: machine.type ?? 'STANDARD',
    creationDate: new Date(machine.createdAt),
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    revisionId: revisionOf(machine),
  };
}

/** DeleteStateMachine. Deleting what is not there is no error; what runs goes on. */
export function deleteStateMachine(engine: Engine, input: Fields) {
  const arn = requiredText(input, 'stateMachineArn');
  checkArn(arn, 'stateMachine');
  engine.machines.delete(arn);
  engine.store.deleteMachine(arn);
  return {};
}

/** ListStateMachines. */
export function listStateMachines(engine: Engine, input: Fields) {
  const all = [...engine.machines.values()].map((machine) => ({
    stateMachineArn: machine.arn,
    name: machine.name,
    type: machine.type ?? 'STANDARD',
    creationDate: new Date(machine.createdAt),
  }));
  const { items, ...next } = pageOf(all, input);
  return { stateMachines: items, ...next };
}

function created(machine: StoredMachine) {
  return { stateMachineArn: machine.arn, creationDate: new Date(machine.createdAt) };
}

function keepMachine(engine: Engine, machine: StoredMachine): void {
  engine.machines.set(machine.arn, machine);
  engine.store.putMachine(machine);
}

function readType({ type }: Fields): Pick<StoredMachine, 'type'> {
  if (type === 'EXPRESS') return { type };
  if (type === undefined || type === 'STANDARD') return {};
  throw invalid(`The type must be STANDARD or EXPRESS, not ${String(type)}`);
}

function revisionOf({ definition, roleArn }: StoredMachine): string {
  return hashOf(`${definition} ${roleArn}`).slice(0, 32);
}

function keepDefinition(engine: Engine, text: string, type: StoredMachine['type']): string {
  try {
    const definition = loadDefinition(text, type);
    engine.definitions.set(definition.hash, definition);
    engine.store.putDefinition(definition.hash, text);
    return definition.hash;
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    const message = `Invalid State Machine Definition: '${error.message}'`;
    throw new ApiError('InvalidDefinition', message);
  }
}

function defaultRole({ accountId }: Engine): string {
  return `arn:aws:iam::${accountId}:role/local`;
}
