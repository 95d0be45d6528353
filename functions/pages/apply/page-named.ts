import type { PageRequest } from '../../adapters/http.ts';
import { AcademyError } from '../../domain/errors.ts';
import { type FieldPage, fieldPages } from '../../domain/form/fields.ts';
import type { DraftSession } from './draft-session.ts';

/**
 * The page of the form that the address names.
 * @throws AcademyError `NotFound`
 */
export function pageNamed(
  { params }: PageRequest,
  { programme, application }: DraftSession,
): FieldPage {
  const page = fieldPages(programme, application.draft).find(({ slug }) => slug === params['page']);
  if (page) return page;
  throw new AcademyError(
    'NotFound',
    'The form has no such page. Go back to your application and choose one from the list.',
  );
}
