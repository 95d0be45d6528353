import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { asksWho } from '../../lib/manifest/door.ts';
import { DOORS, MACHINES, TABLE } from '../../lib/manifest.ts';
import project from '../../package.json' with { type: 'json' };
import { environmentOf } from './fixtures/environment.ts';
import { buildApp, type Synthesised, synthesise } from './fixtures/synthesised.ts';

let built: Synthesised;
beforeAll(() => {
  built = synthesise();
});

const timers = DOORS.filter(({ everyMinutes }) => everyMinutes);

describe('the records', () => {
  it('keeps the table through every deployment, recoverable', () => {
    built.records.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        TableName: 'qi4all',
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'expiresAtEpoch', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  it('has the indexes of the manifest', () => {
    built.records.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: TABLE.indexes.map(({ name, projection }) =>
        Match.objectLike({ IndexName: name, Projection: { ProjectionType: projection } }),
      ),
    });
  });

  it('lets nobody sign up, and no admin or operator in without a second factor', () => {
    const pools = [...built.find('AWS::Cognito::UserPool').values()];
    expect(pools).toMatchObject([
      {
        UserPoolName: 'qi4all-delivery-team',
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        Policies: { PasswordPolicy: { MinimumLength: 14 } },
      },
      {
        UserPoolName: 'qi4all-panel',
        MfaConfiguration: 'OFF',
        WebAuthnUserVerification: 'required',
        Policies: {
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] },
        },
      },
    ]);
    for (const pool of pools) {
      expect(pool).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: 'ACTIVE',
      });
    }
    built.records.allResources('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
  });

  it('sends from an identity that a stack of its own has made before, and makes the table last', () => {
    const { app, records, mail, remove } = buildApp();
    expect(records.dependencies).toContain(mail);
    expect([records.terminationProtection, mail.terminationProtection]).toEqual([true, true]);
    const table = Object.values(
      app.synth().getStackByName('Qi4AllRecords').template.Resources,
    ).find((resource) => (resource as { Type: string }).Type === 'AWS::DynamoDB::GlobalTable');
    remove();
    const after = (table as { DependsOn: string[] }).DependsOn;
    expect(after.filter((id) => /Pool/.test(id)).length).toBeGreaterThanOrEqual(2);
  });

  it('has Cognito’s newer pages, or where they are left out its older ones', () => {
    const versions = (context: object) => {
      const built = synthesise({ ...context });
      const domains = [...built.find('AWS::Cognito::UserPoolDomain').values()];
      const looks = built.find('AWS::Cognito::ManagedLoginBranding').size;
      return [...domains.map(({ ManagedLoginVersion }) => ManagedLoginVersion), looks];
    };
    expect(versions({})).toEqual([2, 2, 2]);
    expect(versions({ managedLogin: false })).toEqual([1, 1, 0]);
  });

  it('keeps the key of an operator’s own, and changes it each year', () => {
    synthesise({ customerKey: true }).records.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
  });

  it('sends as a domain whose records are printed: DKIM, MAIL FROM, SPF and DMARC', () => {
    built.mail.hasResource('AWS::SES::EmailIdentity', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        EmailIdentity: 'example.org',
        MailFromAttributes: { MailFromDomain: 'bounces.example.org' },
      },
    });
    const printed = Object.entries<{ Value: unknown }>(built.mail.toJSON()['Outputs'])
      .filter(([name]) => name.includes('DnsRecord'))
      .map(([, { Value }]) => JSON.stringify(Value));
    expect(printed.map((record) => /CNAME|MX|spf1|DMARC1/.exec(record)?.[0])).toEqual([
      ...['CNAME', 'CNAME', 'CNAME'],
      ...['MX', 'spf1', 'DMARC1'],
    ]);
  });

  it('stays when the academy is deleted', () => {
    const stateful = ['AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool', 'AWS::KMS::Key'];
    for (const type of stateful) built.academy.resourceCountIs(type, 0);
  });
});

describe('the doors', () => {
  it('are the manifest’s and no others', () => {
    const functions = [...built.find('AWS::Lambda::Function').values()].map((found) => ({
      name: found['FunctionName'],
      file: found['Description'],
      handler: found['Handler'],
      timeout: found['Timeout'],
    }));
    const doors = DOORS.map(({ name, file, timeoutSeconds = 10 }) => ({
      name: `qi4all-${name}`,
      file,
      handler: 'index.handler',
      timeout: timeoutSeconds,
    }));
    expect(functions).toEqual(doors);
  });

  it('run on Node 24 and leave traces, without a library for them', () => {
    for (const found of built.find('AWS::Lambda::Function').values()) {
      expect(found).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    expect(Object.keys(project.dependencies).filter((name) => name.includes('xray'))).toEqual([]);
  });

  it('are told only what they need', () => {
    for (const door of DOORS) {
      const { Variables } = built.door(door.name)['Environment'] as { Variables: object };
      const expected = [...environmentOf(door), ...(door.routes ? [] : ['NODE_OPTIONS'])];
      expect(Object.keys(Variables).toSorted(), door.name).toEqual(expected.toSorted());
    }
  });

  it('write to logs that end', () => {
    const groups = [...built.find('AWS::Logs::LogGroup').values()];
    expect(groups).toHaveLength(DOORS.length + 3);
    for (const group of groups) expect(group['RetentionInDays']).toBeGreaterThan(0);
  });
});

describe('the way in', () => {
  it('has the routes of the manifest, staff’s behind the authorizer and only those', () => {
    const routes = [...built.find('AWS::ApiGatewayV2::Route').values()].map((route) => ({
      route: route['RouteKey'],
      guard: route['AuthorizationType'],
      authorizer: route['AuthorizerId'] ? built.read(route['AuthorizerId']) : undefined,
      door: doorOf(route['Target']),
    }));
    const expected = DOORS.flatMap(({ name, routes: own = {} }) =>
      Object.entries(own).map(([route, knocks]) => ({
        route,
        guard: asksWho(knocks) ? 'CUSTOM' : 'NONE',
        authorizer: asksWho(knocks) ? 'Api/Http/WhoIsThere' : undefined,
        door: `Doors/${name}`,
      })),
    );
    expect(routes).toEqual(expected);
  });

  function doorOf(target: unknown): string {
    const integration = built.read(target).replace('integrations/', '');
    const found = built.find('AWS::ApiGatewayV2::Integration').get(integration);
    return built.read(found?.['IntegrationUri']);
  }

  it('asks who is there at every request, and turns nobody away itself', () => {
    const authorizers = [...built.find('AWS::ApiGatewayV2::Authorizer').values()];
    expect(authorizers).toHaveLength(1);
    expect(authorizers[0]).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: [],
      AuthorizerResultTtlInSeconds: 0,
    });
  });

  it('takes codes only, of people without a secret to keep, and leads back to its own pages', () => {
    for (const client of built.find('AWS::Cognito::UserPoolClient').values()) {
      expect(client).toMatchObject({
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        GenerateSecret: false,
        PreventUserExistenceErrors: 'ENABLED',
      });
      const urls = [client['CallbackURLs'], client['LogoutURLs']].flat().map(built.read);
      expect(urls).toEqual([
        expect.stringMatching(/^.+\/sign-in\/callback$/),
        expect.stringMatching(/^.+\/sign-in$/),
      ]);
    }
  });

  it('is throttled, and logs neither path nor query nor who asked', () => {
    const [stage] = [...built.find('AWS::ApiGatewayV2::Stage').values()];
    expect(stage?.['DefaultRouteSettings']).toEqual({
      ThrottlingBurstLimit: 200,
      ThrottlingRateLimit: 50,
    });
    const log = stage?.['AccessLogSettings'] as { Format: string };
    expect(JSON.parse(log.Format)).toMatchObject({
      route: '$context.routeKey',
      status: '$context.status',
      requestId: '$context.requestId',
    });
    expect(log.Format).not.toMatch(/path|query|identity|claims|header/i);
  });
});

describe('the clock', () => {
  it('opens each timer door as often as the manifest says, and notes what did not run', () => {
    const scheduled = [...built.find('AWS::Events::Rule').values()].filter(
      (rule) => rule['ScheduleExpression'],
    );
    const rules = scheduled.map((rule) => {
      const [target] = rule['Targets'] as {
        Arn: unknown;
        DeadLetterConfig: { Arn: unknown };
      }[];
      const unrun = built.read(target?.DeadLetterConfig.Arn);
      return [built.read(target?.Arn), rule['ScheduleExpression'], unrun];
    });
    const every = (minutes = 0) => `rate(${minutes} minute${minutes === 1 ? '' : 's'})`;
    expect(rules).toEqual(
      timers.map(({ name, everyMinutes }) => [`Doors/${name}`, every(everyMinutes), 'Undelivered']),
    );
    for (const again of built.find('AWS::Lambda::EventInvokeConfig').values()) {
      expect(again['MaximumRetryAttempts']).toBe(0);
    }
    expect(built.find('AWS::Lambda::EventInvokeConfig').size).toBe(timers.length);
    for (const { name } of timers) {
      const { TargetArn } = built.door(name)['DeadLetterConfig'] as { TargetArn: unknown };
      expect(built.read(TargetArn)).toBe('Undelivered');
    }
  });
});

describe('what SES reports of mails', () => {
  it('is asked for, but not whether they are opened or their links followed', () => {
    built.mail.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: [
          'send',
          'delivery',
          'deliveryDelay',
          'bounce',
          'complaint',
          'reject',
          'renderingFailure',
        ],
      },
    });
  });

  it('comes to its door through a queue, and what fails is kept', () => {
    const doors = DOORS.filter(({ eventsOf }) => eventsOf === 'mail');
    expect(doors).toHaveLength(1);
    for (const { name, timeoutSeconds = 10 } of doors) {
      const path = `MailReports/${name}Queue`;
      const queue = built.find('AWS::SQS::Queue').get(path);
      const redrive = queue?.['RedrivePolicy'] as { deadLetterTargetArn: unknown };
      expect(built.read(redrive.deadLetterTargetArn)).toBe('Undelivered');
      expect(queue?.['VisibilityTimeout']).toBe(6 * timeoutSeconds);
      const rule = built.find('AWS::Events::Rule').get(`MailReports/${name}`) ?? {};
      expect(rule['EventPattern']).toEqual({
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['qi4all'] } } },
      });
      const [target] = rule['Targets'] as { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[];
      expect(built.read(target?.Arn)).toBe(path);
      expect(built.read(target?.DeadLetterConfig.Arn)).toBe('Undelivered');
      const [source] = [...built.find('AWS::Lambda::EventSourceMapping').values()];
      expect(built.read(source?.['EventSourceArn'])).toBe(path);
      expect(built.read(source?.['FunctionName'])).toBe(`Doors/${name}`);
    }
  });
});

describe('the machines', () => {
  it.each(Object.values(MACHINES))(
    '$name has every placeholder filled, and none too many',
    (one) => {
      const machines = [...built.find('AWS::StepFunctions::StateMachine').values()];
      const found = machines.find(({ StateMachineName }) => StateMachineName === one.name);
      const text = String(found?.['DefinitionString']);
      const named = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
      const filled = found?.['DefinitionSubstitutions'] as Record<string, unknown>;
      expect(Object.keys(filled).toSorted()).toEqual([...new Set(named)].toSorted());
      for (const [name, value] of Object.entries(filled)) {
        const target =
          name === 'TimelineMachineArn'
            ? 'arn:aws:states:eu-west-2:ACCOUNT:stateMachine:qi4all-timeline'
            : `Doors/${name.replace(/Arn$/, '')}`;
        expect(built.read(value)).toBe(target);
      }
    },
  );

  it('log every step but nothing that passes through it', () => {
    for (const machine of [...built.find('AWS::StepFunctions::StateMachine').values()]) {
      expect(machine['LoggingConfiguration']).toMatchObject({
        IncludeExecutionData: false,
        Level: 'ALL',
      });
      expect(machine['TracingConfiguration']).toEqual({ Enabled: true });
    }
  });
});
