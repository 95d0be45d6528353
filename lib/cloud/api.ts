import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { type UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DOORS, type Door } from '../manifest.ts';
import type { Doors } from './doors.ts';
import { ACADEMY } from './names.ts';

/**
 * What is written of each request. Never its path or query: a mailed link's secret stands there.
 * The route's key has `{secret}` in its place.
 */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
};

/** The way in for people: the manifest's routes and no others. */
export class Api extends Construct {
  readonly url: string;
  private readonly http: HttpApi;
  private readonly staff: HttpUserPoolAuthorizer;

  constructor(scope: Construct, id: string, options: { staffPool: UserPool }) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: ACADEMY, createDefaultStage: false });
    this.url = this.http.apiEndpoint;
    this.staff = this.staffAuthorizer(options.staffPool);
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      // Two hundred people in the last minute, a page every four seconds each; a burst is them all
      // reloading at once.
      throttle: { rateLimit: 50, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog()),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
  }

  /** Leads every route to its door. Apart from the constructor: doors are told the API's address. */
  routeTo(doors: Doors) {
    for (const door of DOORS) this.addRoutes(door, doors);
  }

  private addRoutes(door: Door, doors: Doors) {
    const routes = Object.entries(door.routes ?? {});
    if (routes.length === 0) return;
    const integration = new HttpLambdaIntegration(door.name, doors.get(door.name), {
      // One permission for a door rather than one for each of its routes.
      scopePermissionToRoute: false,
    });
    for (const [route, knocks] of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      const authorizer = knocks === 'staff' ? this.staff : new HttpNoneAuthorizer();
      this.http.addRoutes({ path, methods: [method], integration, authorizer });
    }
  }

  private staffAuthorizer(pool: UserPool): HttpUserPoolAuthorizer {
    const client = new UserPoolClient(this, 'StaffClient', {
      userPool: pool,
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    return new HttpUserPoolAuthorizer('StaffOnly', pool, { userPoolClients: [client] });
  }

  private accessLog(): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/apis/${ACADEMY}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
