import type { PageRequest } from '../../adapters/http.ts';
import type { RestartRequest } from '../../adapters/record-restart.ts';
import { AcademyError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/gates.ts';

/**
 * What an operator asks for, with the reason that the history keeps.
 * @throws AcademyError `InputInvalid` without one
 */
export function restartRequest(request: PageRequest, by: Actor, field: string): RestartRequest {
  const { input, requestId, newId } = request;
  const typed = input[field];
  const reason = typeof typed === 'string' ? typed.trim().slice(0, 500) : '';
  if (reason !== '') return { by, reason, requestId, now: request.now(), newId };
  const message = 'Write why it is started again';
  throw new AcademyError('InputInvalid', `${message}.`, [{ field, message }]);
}
