import { type Closing, closeReserves as close } from '../../adapters/close-reserve.ts';
import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { staff } from '../../adapters/sessions.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { AcademyError, isNamed } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { closingAgain } from './show-closing.ts';

/** Closes the reserve list for the teams of the form, each with its feedback. */
export const closeReserves: Route = async (request) => {
  const by = staff(request, 'admin');
  const closings = closingsIn(request);
  const { requestId, now, newId } = request;
  try {
    refuseWithoutFeedback(closings);
    // The last first: who moves up meanwhile is then the first that still waits.
    const missed = await close(closings.toReversed(), { by, requestId, now, newId });
    return missed
      ? { data: { closed: closings.length - missed.length, missed }, seeOther: '/admin/places' }
      : { data: { underway: closings.length }, seeOther: '/admin/places?closing' };
  } catch (error) {
    const { render } = await closingAgain(
      request,
      closings.map(({ applicationId }) => applicationId),
    );
    return isNamed(error, 'TableBusy') ? goOn(error, render) : askAgain(error, render);
  }
};

/** Nothing was recorded: the form has what was written. */
function goOn(
  { name, status }: AcademyError,
  render: Awaited<ReturnType<typeof closingAgain>>['render'],
): PageAnswer {
  const message = 'The academy is busy, so the list is not closed yet. Send the form again';
  const data = { type: 'about:blank', title: name, status, detail: `${message}.`, problems: [] };
  return { status, data, page: () => render([{ field: 'main', message }]) };
}

function closingsIn({ input }: PageRequest): Closing[] {
  return Object.entries(input).flatMap(([name, value]) =>
    name.startsWith('feedback.')
      ? [{ applicationId: name.slice('feedback.'.length), feedback: textOf(value).slice(0, 3000) }]
      : [],
  );
}

function refuseWithoutFeedback(closings: Closing[]): void {
  const missing = closings
    .filter(({ feedback }) => feedback === '')
    .map(({ applicationId }) => ({
      field: `feedback.${applicationId}`,
      message: 'Write feedback that the team can learn from',
    }));
  if (missing.length > 0) throw invalidInput(missing);
  if (closings.length > 0) return;
  throw new AcademyError('InputInvalid', 'Say for which teams the reserve list is closed.');
}
