import * as z from 'zod/mini';
import { changeDeadline as change } from '../../adapters/change-deadline.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Programme } from '../../domain/programme.ts';
import { instantAt } from '../../domain/time.ts';
import { askAgain } from '../../views/ask-again.ts';
import { deadlineAgain } from './show-deadline.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const Input = z.object({
  date: z.iso.date('Enter a day, for example 2024-10-31'),
  time: z.string('Enter a time of day').check(z.regex(TIME, 'Enter a time such as 17:00')),
  reason: z
    .string('Enter the reason')
    .check(z.trim(), z.minLength(1, 'Enter the reason'), z.maxLength(1000, 'Shorten it')),
  seen: z.optional(z.string()),
});

/** Moves the end of an open offer, with the reason; the team is told after the hold. */
export const changeDeadline: Route = async (request) => {
  const by = staff(request, 'admin');
  const { application, programme, render } = await deadlineAgain(request);
  const { requestId, newId } = request;
  try {
    const wanted = wantedIn(request, programme);
    const changed = await change({
      ...{ ...wanted, applicationId: application.id, by, requestId, newId },
      now: request.now(),
    });
    return {
      data: { offerExpiresAt: changed.offerExpiresAt },
      seeOther: `/admin/applications/${application.id}`,
    };
  } catch (error) {
    return askAgain(error, render);
  }
};

function wantedIn({ input }: PageRequest, { timeZone }: Programme) {
  const parsed = Input.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  const { date, time, reason, seen } = parsed.data;
  return { until: instantAt(date, time, timeZone), reason, seen };
}
