import type { SFNClientConfig } from '@aws-sdk/client-sfn';

/** How the clients of Step Functions, SES and Cognito reach their services and sign what they ask. */
export type Connection = Pick<SFNClientConfig, 'requestHandler' | 'signer'>;

let current: Connection | undefined;

/** For a host that has its own way to the services; `undefined` goes back to the SDK's. */
export function connectBy(connection: Connection | undefined): void {
  current = connection;
}

/** What a client that is made now is given beside its own options; nothing on AWS. */
export function connection(): Connection {
  return current ?? {};
}
