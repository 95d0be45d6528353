import { changedDraft } from '../../adapters/draft-input.ts';
import type { Draft } from '../../domain/application.ts';
import { whatDoesNotFit } from '../../domain/check-application.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { readMembers } from './read-members.ts';

type Input = Record<string, unknown>;

/** Whether the page's whole form was sent, and not only what a program wants to change. */
export function isWholeForm(input: Input): boolean {
  return input['consents'] === 'shown';
}

/**
 * What the team has written, as the whole form or a program's changes have it.
 * @throws AcademyError `InputInvalid` with every field at fault, `InputTooLarge`
 */
export function readDraft(
  programme: Programme,
  before: Draft,
  input: Input,
  newId: () => string,
): Draft {
  const { draft, problems } = readForm(programme, before, input, newId);
  const all = [...problems, ...misfits(programme, draft)];
  if (all.length > 0)
    throw new AcademyError('InputInvalid', 'Load the page again and check your answers.', all);
  refuseIfHuge(draft);
  return draft;
}

function readForm(
  programme: Programme,
  before: Draft,
  input: Input,
  newId: () => string,
): { draft: Draft; problems: Problem[] } {
  if (!isWholeForm(input)) return { draft: changedDraft(programme, before, input), problems: [] };
  const { members, problems } = readMembers(programme, before, input, newId);
  try {
    return { draft: { ...changedDraft(programme, before, input), members }, problems };
  } catch (error) {
    if (!(error instanceof AcademyError) || error.problems.length === 0) throw error;
    return { draft: before, problems: [...error.problems, ...problems] };
  }
}

/** A draft may lack anything, members’ details too, but what is there must fit. */
function misfits(programme: Programme, draft: Draft): Problem[] {
  return whatDoesNotFit(programme, draft).filter(({ field }) => field !== 'members');
}

/** An item of the table holds 400 KB; a draft is kept well below it. */
const MOST_CHARACTERS = 100_000;

function refuseIfHuge(draft: Draft): void {
  if (JSON.stringify(draft).length <= MOST_CHARACTERS) return;
  throw new AcademyError(
    'InputTooLarge',
    'This is too much text. Shorten your answers and save them again.',
  );
}
