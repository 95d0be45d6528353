import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { AcademyError } from '../domain/errors.ts';

/** Another writer was there at this moment: what it wrote is not known yet. */
const CONFLICT = /^(TransactionConflict|TransactionInProgress)/;

/** The SDK has tried these again already, except where they are the reason of a cancellation. */
const THROTTLED = /^(Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded)/;

/**
 * Tries again while others are in the way; an update can meet a transaction as well as another can.
 * @throws AcademyError `TableBusy`, or what the attempt throws for another reason
 */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= 6; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (THROTTLED.test(nameOf(error))) break;
      const reasons = [nameOf(error), ...cancellationCodes(error)];
      if (!reasons.some((reason) => CONFLICT.test(reason) || THROTTLED.test(reason))) throw error;
    }
    if (tries < 6) await pause(tries);
  }
  throw new AcademyError(
    'TableBusy',
    'The academy is busy. Nothing was changed: try again in a minute.',
  );
}

/** Why a transaction was cancelled, by its writes in order: `None` where it was not for that one. */
export function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
}

/** By which name an error can be told from others. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Exponential back-off with full jitter: at first up to 40 ms, at last up to 640 ms. */
export function pause(attempt: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** attempt));
}
