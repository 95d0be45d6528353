import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Door } from '../manifest/door.ts';
import { MACHINES, TABLE } from '../manifest.ts';
import { executionsArn, type MachineName, machineArn } from './names.ts';
import type { Records } from './records-stack.ts';

/** Transactions are authorised by these; there is no action of their own. Nobody may scan. */
const READ = ['GetItem', 'BatchGetItem', 'Query'];
const NOTE = ['PutItem', 'UpdateItem'];
const WRITE = [...NOTE, 'DeleteItem', 'ConditionCheckItem'];
const ACTIONS = { read: READ, note: [...READ, ...NOTE], write: [...READ, ...WRITE] };

/** DynamoDB uses a customer's key with the rights of whoever calls it. */
const READ_KEY = ['Decrypt', 'DescribeKey'];
const WRITE_KEY = [
  'Encrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
];

/** Exactly what a door may do, from its row of the manifest: no more than these statements. */
export function grantsFor(scope: Construct, door: Door, records: Records): PolicyStatement[] {
  return [
    ...tableGrants(door, records),
    ...keyGrant(scope, door, records),
    ...(door.mail ? mailGrants(records) : []),
    ...startGrants(scope, door.starts ?? []),
    ...(door.looks ? lookGrants(scope) : []),
    ...(door.signals ? [signalGrant(scope)] : []),
    ...(door.accounts ? [accountsGrant(records)] : []),
  ];
}

/** An index can only be queried; what it holds is written through the table. */
function tableGrants(door: Door, { table }: Records): PolicyStatement[] {
  const indexes = TABLE.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  return [
    allow('dynamodb', ACTIONS[door.table], [table.tableArn]),
    allow('dynamodb', ['Query'], indexes),
  ];
}

function keyGrant(scope: Construct, door: Door, { key }: Records): PolicyStatement[] {
  if (!key) return [];
  const actions = door.table === 'read' ? READ_KEY : [...READ_KEY, ...WRITE_KEY];
  const grant = allow('kms', actions, [key.keyArn]);
  const { region } = Stack.of(scope);
  grant.addCondition('StringEquals', { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` });
  return [grant];
}

function mailGrants({ mail }: Records): PolicyStatement[] {
  // A configuration set is asked for as well, also when it is the identity's default.
  const send = allow('ses', ['SendRawEmail'], [...mail.identityArns, mail.configurationSetArn]);
  send.addCondition('StringEquals', { 'ses:FromAddress': mail.from });
  // The quota belongs to the account: SES knows no resource to name.
  return [send, allow('ses', ['GetSendQuota'], ['*'])];
}

/** A start that had been made before is recognised by the execution's input, hence the look. */
function startGrants(scope: Construct, machines: MachineName[]): PolicyStatement[] {
  if (machines.length === 0) return [];
  const arns = machines.map((machine) => machineArn(scope, machine));
  const executions = machines.map((machine) => executionsArn(scope, machine));
  return [
    allow('states', ['StartExecution'], arns),
    allow('states', ['DescribeExecution'], executions),
  ];
}

/** Which executions failed, and how one stands; never a history, which holds task tokens. */
function lookGrants(scope: Construct): PolicyStatement[] {
  const machines = Object.keys(MACHINES) as MachineName[];
  return [
    allow(
      'states',
      ['ListExecutions'],
      machines.map((machine) => machineArn(scope, machine)),
    ),
    allow(
      'states',
      ['DescribeExecution'],
      machines.map((machine) => executionsArn(scope, machine)),
    ),
  ];
}

function signalGrant(scope: Construct): PolicyStatement {
  const machines = Object.keys(MACHINES) as MachineName[];
  return allow(
    'states',
    ['SendTaskSuccess'],
    machines.map((machine) => machineArn(scope, machine)),
  );
}

function allow(service: string, actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `${service}:${action}`),
    resources,
  });
}

function accountsGrant({ pools }: Records): PolicyStatement {
  const actions = ['AdminCreateUser', 'AdminEnableUser', 'AdminDisableUser'];
  const arns = Object.values(pools).map(({ pool }) => pool.userPoolArn);
  return allow('cognito-idp', actions, arns);
}
