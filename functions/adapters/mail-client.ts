import { SESClient } from '@aws-sdk/client-ses';
import { connection } from './connection.ts';

let client: SESClient | undefined;

/** The client of SES, made on first use. It does not retry: all retries go through the ledger. */
export function mailClient(): SESClient {
  client ??= new SESClient({
    maxAttempts: 1,
    cacheMiddleware: true,
    // A sender that waits for ever would hold its mails until its lease runs out.
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    },
    ...connection(),
  });
  return client;
}

/** For a host that moves to another endpoint in one process. */
export function closeMail(): void {
  client?.destroy();
  client = undefined;
}
