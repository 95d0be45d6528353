import { connectBy } from '../../functions/adapters/connection.ts';
import { closeMail } from '../../functions/adapters/mail-client.ts';
import { forgetProgrammes } from '../../functions/adapters/programmes.ts';
import { closeTable } from '../../functions/adapters/table.ts';
import { closeWorkflow } from '../../functions/adapters/workflow.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { machineArn, REGION } from './machines.ts';
import { USER_POOLS } from './sign-in/cognito.ts';

/** The academy's table on a laptop. */
export const TABLE_NAME = 'academy';

/** The doors read the same variables as on AWS. */
export function setEnvironment(
  { programme, programmeFile }: { programme: Programme; programmeFile: string },
  tableEndpoint: string,
): void {
  Object.assign(process.env, {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: tableEndpoint,
    TABLE_NAME,
    PROGRAMME_ID: programme.id,
    PROGRAMME_FILE: programmeFile,
    MAIL_FROM: programme.organiser.email,
    APPLICATION_MACHINE_ARN: machineArn('application'),
    TIMELINE_MACHINE_ARN: machineArn('timeline'),
    USER_POOLS,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    // Nobody on a laptop reads counts out of the log.
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
}

/** Where Step Functions, SES and Cognito of this host answer, for the clients that the doors make. */
export function setEndpoints(url: string): void {
  // Whoever was in this process before may have left clients that know another address.
  forgetClients();
  process.env['AWS_ENDPOINT_URL_SFN'] = url;
  process.env['AWS_ENDPOINT_URL_SES'] = url;
  process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = url;
}

/** The clients of the stopped host are let go, so that another may start in this process. */
export function forgetEnvironment(): void {
  forgetClients();
  connectBy(undefined);
  delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
}

function forgetClients(): void {
  closeTable();
  forgetProgrammes();
  closeWorkflow();
  closeMail();
}
