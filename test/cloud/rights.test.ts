import { beforeAll, describe, expect, it } from 'vitest';
import type { Door } from '../../lib/manifest/door.ts';
import { DOORS, MACHINES, TABLE } from '../../lib/manifest.ts';
import { type Synthesised, synthesise } from './fixtures/synthesised.ts';

type Statement = {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Condition?: object;
};

const STATES = 'arn:aws:states:eu-west-2:ACCOUNT';
const SES = 'arn:aws:ses:eu-west-2:ACCOUNT';

let built: Synthesised;
/** What each role may do, one `action resource` a line; the role by its path. */
let rights: Map<string, string[]>;
beforeAll(() => {
  built = synthesise();
  rights = rightsOf(built);
});

describe('rights', () => {
  it.each(DOORS)('$name may do what the manifest says and no more', (door) => {
    expect(rights.get(`Doors/${door.name}Role`)).toEqual(expectedOf(door).toSorted());
  });

  it.each(['application', 'timeline'] as const)(
    'the %s machine opens only its own doors',
    (name) => {
      const [machine] = [...built.find('AWS::StepFunctions::StateMachine').values()].filter(
        ({ StateMachineName }) => StateMachineName === MACHINES[name].name,
      );
      const text = String(machine?.['DefinitionString']);
      const doors = DOORS.filter((door) => text.includes(`\${${door.name}Arn}`));
      const role = name === 'application' ? 'Application/Role' : 'Timeline/Role';
      const own = rights.get(role)?.filter((line) => !/^(logs|xray):\w+ \*$/.test(line));
      expect(own).toEqual(
        [
          ...doors.map((door) => `lambda:InvokeFunction Doors/${door.name}`),
          `states:StartExecution ${STATES}:stateMachine:qi4all-timeline`,
        ].toSorted(),
      );
    },
  );

  it('are those that somebody has read: npm test -- -u, and look at the diff', async () => {
    const lines = [...rights.keys()]
      .toSorted()
      .map((role) => [role, ...(rights.get(role) ?? []).map((line) => `  ${line}`)].join('\n'));
    await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('allowed-rights.txt');
  });

  it('has no wildcard action, no scan and no managed policy', () => {
    for (const line of [...rights.values()].flat()) {
      expect(line).not.toMatch(/^\S*\*|:Scan /);
    }
    for (const role of built.find('AWS::IAM::Role').values()) {
      expect(role).not.toHaveProperty('ManagedPolicyArns');
      expect(role).not.toHaveProperty('Policies');
    }
  });

  it('has wildcard resources only where AWS knows no other', () => {
    const wild = [...rights.values()].flat().filter((line) => line.includes('*'));
    expect([...new Set(wild)].toSorted()).toEqual(
      [
        // The quota is the account's.
        'ses:GetSendQuota *',
        // An execution's ARN ends with its name, which is made when it starts.
        `states:DescribeExecution ${STATES}:execution:qi4all-application:*`,
        `states:DescribeExecution ${STATES}:execution:qi4all-timeline:*`,
        // Traces belong to no resource.
        'xray:PutTelemetryRecords *',
        'xray:PutTraceSegments *',
        'xray:GetSamplingRules *',
        'xray:GetSamplingTargets *',
        // How a machine's log is delivered belongs to the account.
        'logs:CreateLogDelivery *',
        'logs:DeleteLogDelivery *',
        'logs:DescribeLogGroups *',
        'logs:DescribeResourcePolicies *',
        'logs:GetLogDelivery *',
        'logs:ListLogDeliveries *',
        'logs:PutResourcePolicy *',
        'logs:UpdateLogDelivery *',
      ].toSorted(),
    );
  });

  it('lets only doors that signal end a wait, and only in the two machines', () => {
    const signallers = [...rights].filter(([, lines]) =>
      lines.some((line) => line.startsWith('states:SendTask')),
    );
    expect(signallers.map(([role]) => role).toSorted()).toEqual(
      DOORS.filter(({ signals }) => signals)
        .map(({ name }) => `Doors/${name}Role`)
        .toSorted(),
    );
  });

  it('needs the key’s own rights when the operator has a key', () => {
    const lines = rightsOf(synthesise({ customerKey: true })).get('Doors/AdminHomePagesRole');
    const via = ' if {"StringEquals":{"kms:ViaService":"dynamodb.eu-west-2.amazonaws.com"}}';
    expect(lines?.filter((line) => line.startsWith('kms:'))).toEqual([
      `kms:Decrypt Storage/Key${via}`,
      `kms:DescribeKey Storage/Key${via}`,
    ]);
  });
});

function expectedOf(door: Door): string[] {
  const on = (actions: string[], resources: string[], condition = '') =>
    actions.flatMap((action) => resources.map((resource) => `${action} ${resource}${condition}`));
  const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
  const note = [...read, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
  const write = [...note, 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];
  const indexes = TABLE.indexes.map(({ name }) => `Storage/Table/index/${name}`);
  const starts = door.starts ?? [];
  return [
    ...on(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], ['*']),
    ...on(['logs:CreateLogStream', 'logs:PutLogEvents'], [`Doors/${door.name}Log`]),
    ...on({ read, note, write }[door.table], ['Storage/Table']),
    ...on(['dynamodb:Query'], indexes),
    ...starts.flatMap((name) => [
      `states:StartExecution ${STATES}:stateMachine:qi4all-${name}`,
      `states:DescribeExecution ${STATES}:execution:qi4all-${name}:*`,
    ]),
    ...(door.looks
      ? ['application', 'timeline'].flatMap((name) => [
          `states:ListExecutions ${STATES}:stateMachine:qi4all-${name}`,
          `states:DescribeExecution ${STATES}:execution:qi4all-${name}:*`,
        ])
      : []),
    ...(door.signals
      ? on(
          ['states:SendTaskSuccess'],
          [`${STATES}:stateMachine:qi4all-application`, `${STATES}:stateMachine:qi4all-timeline`],
        )
      : []),
    ...(door.accounts
      ? on(
          ['AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser'].map(
            (verb) => `cognito-idp:${verb}`,
          ),
          ['DeliveryTeam/Pool', 'Panel/Pool'],
        )
      : []),
    ...(door.mail
      ? [
          'ses:GetSendQuota *',
          ...on(
            ['ses:SendRawEmail'],
            [`${SES}:identity/Mail/Identity`, `${SES}:configuration-set/Mail/Settings`],
            ' if {"StringEquals":{"ses:FromAddress":"academy@example.org"}}',
          ),
        ]
      : []),
    ...(door.everyMinutes ? ['sqs:SendMessage Undelivered'] : []),
    ...(door.eventsOf
      ? ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl']
          .concat('ReceiveMessage')
          .map((verb) => `sqs:${verb} MailReports/${door.name}Queue`)
      : []),
  ];
}

function rightsOf({ find, read }: Synthesised): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const policy of find('AWS::IAM::Policy').values()) {
    const { Statement } = policy['PolicyDocument'] as { Statement: Statement[] };
    for (const role of policy['Roles'] as unknown[]) {
      const lines = [
        ...(found.get(read(role)) ?? []),
        ...Statement.flatMap((one) => linesOf(one, read)),
      ];
      found.set(read(role), lines.toSorted());
    }
  }
  return found;
}

function linesOf(statement: Statement, read: Synthesised['read']): string[] {
  if (statement.Effect !== 'Allow')
    throw new Error(`An effect nobody expects: ${statement.Effect}`);
  const condition = statement.Condition ? ` if ${JSON.stringify(statement.Condition)}` : '';
  return [statement.Action]
    .flat()
    .flatMap((action) =>
      [statement.Resource].flat().map((resource) => `${action} ${read(resource)}${condition}`),
    );
}
