import type { PageRequest } from '../../adapters/http.ts';
import type { Application, Member } from '../../domain/application.ts';
import { AcademyError } from '../../domain/errors.ts';

/**
 * The member that the address names.
 * @throws AcademyError `NotFound`
 */
export function memberNamed({ params }: PageRequest, { draft }: Application): Member {
  const member = draft.members.find(({ id }) => id === params['member']);
  if (member) return member;
  throw new AcademyError(
    'NotFound',
    'This person is not in your team any more. Go back to the people in your team.',
  );
}
