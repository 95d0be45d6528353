import { channel } from 'node:diagnostics_channel';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';

/** What goes with a line: ids, stages, outcomes, names of errors. */
export type Ids = Record<string, string | number | undefined>;

/** Names of the lines that are written, for whoever counts them (`metrics.ts`). */
export const logged = channel('academy:log');

let logger: Logger | undefined;

/**
 * Structured log lines: ids, stages, outcomes and error names. Never a body, an address, a token, a
 * link or an error's text. `LOG_LEVEL` is `info` (default), `warn` or `silent`.
 */
export function logInfo(what: string, ids: Ids = {}): void {
  logged.publish(what);
  if (level() === 'info') current().info(what, { ...ids });
}

/** Something that an alarm or a person should notice. */
export function logWarn(what: string, ids: Ids = {}): void {
  logged.publish(what);
  if (level() !== 'silent') current().warn(what, { ...ids });
}

/**
 * Middleware of every door: its lines carry the request's id and, as `correlation_id`, what the run
 * is about (an application or a timeline), until it ends.
 */
export function correlating(aboutWhat: (event: never) => string | undefined) {
  const forget = () => {
    if (level() !== 'silent') current().resetKeys();
  };
  return {
    before: ({ event, context }: { event: unknown; context: unknown }) => {
      if (level() === 'silent') return;
      const about = aboutWhat(event as never);
      current().addContext(context as Context);
      if (about !== undefined) current().appendKeys({ correlation_id: about });
    },
    after: forget,
    onError: forget,
  };
}

function level(): string {
  return process.env['LOG_LEVEL'] ?? 'info';
}

/** Made on first use, so that importing a module does nothing. */
function current(): Logger {
  logger ??= new Logger({ serviceName: 'qi4all', logLevel: 'INFO' });
  return logger;
}
