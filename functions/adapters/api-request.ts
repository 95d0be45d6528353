import { etagOf } from '../domain/api/answers.ts';
import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { PageRequest } from './http.ts';

/**
 * The wish's name, as the client gives it.
 * @throws AcademyError `InputUnreadable` where it is missing or too short to be unguessable
 */
export function idempotencyKey({ headers }: PageRequest): string {
  const key = headers['idempotency-key'] ?? '';
  if (/^[\x21-\x7e]{16,100}$/.test(key)) return key;
  throw new AcademyError(
    'InputUnreadable',
    'Send an Idempotency-Key header of 16 to 100 characters, for example a random UUID.',
  );
}

/**
 * Refuses a change that is based on another version than the one that is there.
 * @throws AcademyError `VersionMissing`, `VersionOutdated`
 */
export function refuseOtherVersion(application: Application, { headers }: PageRequest): void {
  const wanted = headers['if-match'];
  if (wanted === undefined) {
    throw new AcademyError(
      'VersionMissing',
      'Send an If-Match header with the ETag of the version that you change.',
    );
  }
  if (wanted !== '*' && wanted !== etagOf(application)) throw outdated();
}

/** Somebody else changed the application first. */
export function outdated(): AcademyError {
  return new AcademyError(
    'VersionOutdated',
    'Somebody in your team saved other changes meanwhile. Read the application again, then make your change.',
  );
}
