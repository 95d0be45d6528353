import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { asksWho, type Door } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';
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
  /** Its host name, for whoever stands before it. */
  readonly domain: string;
  readonly http: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: ACADEMY, createDefaultStage: false });
    this.url = this.http.apiEndpoint;
    this.domain = Fn.select(2, Fn.split('/', this.url));
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
    const authorizer = authorizerOf(doors);
    for (const door of DOORS) this.addRoutes(door, doors, authorizer);
  }

  private addRoutes(door: Door, doors: Doors, whoIsThere: HttpLambdaAuthorizer) {
    const routes = Object.entries(door.routes ?? {});
    if (routes.length === 0) return;
    const integration = new HttpLambdaIntegration(door.name, doors.get(door.name), {
      // One permission for a door rather than one for each of its routes.
      scopePermissionToRoute: false,
    });
    for (const [route, knocks] of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      const authorizer = asksWho(knocks) ? whoIsThere : new HttpNoneAuthorizer();
      this.http.addRoutes({ path, methods: [method], integration, authorizer });
    }
  }

  private accessLog(): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/apis/${ACADEMY}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

/**
 * The door that says who is there. It is opened for every request: without a source named the API does
 * not turn away whoever has no cookie, and nothing kept means that whoever is disabled is out at once.
 */
function authorizerOf(doors: Doors): HttpLambdaAuthorizer {
  const door = DOORS.find(({ authorizes }) => authorizes);
  return new HttpLambdaAuthorizer('WhoIsThere', doors.get(door?.name ?? ''), {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    identitySource: [],
    resultsCacheTtl: Duration.seconds(0),
  });
}
