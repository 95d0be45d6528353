import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Programme } from '../domain/programme.ts';
import { type Review, refuseBeforeClosing } from '../domain/review.ts';
import type { PageRequest } from './http.ts';
import { reviewProgramme } from './review-rules.ts';
import { type ForReview, loadForReview } from './reviews.ts';
import { isSeen, noteSeen } from './seen.ts';
import { applicationIdOf, staff } from './sessions.ts';

/** An application that its panel member has said they may see. */
export type Opened = ForReview & { by: Actor; programme: Programme; review: Review };

/** What a panel member asks for, whether or not they may see its content yet. */
export async function askedFor(
  request: PageRequest,
): Promise<ForReview & { by: Actor; programme: Programme }> {
  const by = staff(request, 'panel');
  const programme = await reviewProgramme();
  refuseBeforeClosing(programme, request.now());
  const found = await loadForReview(applicationIdOf(request), by.id);
  return { ...found, by, programme };
}

/**
 * The application with its content, for a panel member who has declared that they have no conflict.
 * @throws AcademyError `ReviewNotOpen`, `NotFound`, `ConflictNotDeclared`, `ConflictDeclared`
 */
export async function openForReview(request: PageRequest): Promise<Opened> {
  const found = await askedFor(request);
  const { review } = found;
  if (!review) {
    throw new AcademyError(
      'ConflictNotDeclared',
      'Say first whether you have a conflict of interest with this application.',
    );
  }
  if (review.conflict) throw conflicted();
  return { ...found, review };
}

/** Notes that its panel member is shown the content, the first time on a day. */
export async function noteOpened(
  { application, by }: Pick<Opened, 'application' | 'by'>,
  now: string,
): Promise<void> {
  if (!(await isSeen(application.id, { by, now }))) await noteSeen(application, { by, now });
}

/** What a panel member with a conflict is told. */
export function conflicted(): AcademyError {
  return new AcademyError(
    'ConflictDeclared',
    'You declared a conflict of interest with this application, so it is not open to you.',
  );
}
