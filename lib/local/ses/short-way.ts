import {
  type SESClient,
  SESServiceException,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses';
import { AnswerLost } from './behaviour.ts';
import { SesRefusal } from './query-protocol.ts';
import { sendRaw } from './send-actions.ts';
import type { SesHost } from './sending.ts';

/**
 * The doors' client hands its mails to the service in the same process: no form is written and read in
 * between, and no XML. What else it asks goes the SDK's way (docs/decisions/0051).
 */
export function shortenMails({ middlewareStack }: SESClient, host: SesHost): void {
  middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'SendRawEmailCommand') return next(args);
        const output = send(host, args.input as SendRawEmailCommandInput);
        return { output, response: undefined };
      },
    { step: 'serialize', priority: 'high', name: 'shortWayToMail' },
  );
}

function send(host: SesHost, input: SendRawEmailCommandInput) {
  const requestId = host.newId();
  try {
    const MessageId = sendRaw(
      { host, requestId },
      {
        raw: input.RawMessage?.Data ?? new Uint8Array(),
        source: input.Source,
        destinations: input.Destinations ?? [],
        tags: (input.Tags ?? []).map(({ Name = '', Value = '' }) => ({ name: Name, value: Value })),
        configurationSet: input.ConfigurationSetName,
      },
    );
    return { MessageId, $metadata: { httpStatusCode: 200, requestId } };
  } catch (error) {
    throw asTheClientSees(error, requestId);
  }
}

/** What the SDK calls otherwise than SES does. */
const NAMES: Record<string, string> = {
  ConfigurationSetDoesNotExist: 'ConfigurationSetDoesNotExistException',
};

/** As the SDK would throw it. */
function asTheClientSees(error: unknown, requestId: string): unknown {
  if (error instanceof AnswerLost) {
    return Object.assign(new Error('The answer was lost.'), {
      name: 'TimeoutError',
      $metadata: {},
    });
  }
  if (!(error instanceof SesRefusal)) return error;
  const { code, message, status } = error;
  return new SESServiceException({
    name: NAMES[code] ?? code,
    message,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status, requestId },
  });
}
