import type { Attempt } from './ledger-marks.ts';

/** The names under which SES says that it is too much: of the rate, or of the day. */
const TOO_MANY = /^(Throttling|TooManyRequests|LimitExceeded|RequestLimitExceeded)/;

/** Errors of a connection that was never made: nothing can have been accepted. */
const NEVER_THERE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;

/** What an error says of the mail. `too-many` still lacks how long everybody waits. */
export function attemptOf(
  error: unknown,
): Extract<Attempt, { is: 'refused' | 'unclear' }> | { is: 'too-many'; error: string } {
  const name = error instanceof Error ? error.name : 'Unknown';
  if (TOO_MANY.test(name)) return { is: 'too-many', error: name };
  return { is: mayBeAccepted(error) ? 'unclear' : 'refused', error: name };
}

/** Whether the request may have reached SES and been accepted, although there was no good answer. */
function mayBeAccepted(error: unknown): boolean {
  const { $metadata, code } = (error ?? {}) as {
    $metadata?: { httpStatusCode?: number };
    code?: string;
  };
  // What fails before it is sent carries no such note.
  if (!$metadata || NEVER_THERE.test(code ?? '')) return false;
  return $metadata.httpStatusCode === undefined || $metadata.httpStatusCode >= 500;
}
