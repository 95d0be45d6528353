import { oneLine } from '../../domain/one-line.ts';
import type { Invitation } from './invitation.ts';
import { fact, type MailContext } from './text.ts';

/** The interview as an entry of the reader’s calendar; moved or cancelled under the same name. */
export function interviewInvitation(context: MailContext): Invitation | undefined {
  return about(context, 'REQUEST');
}

/** The interview taken out of the calendar, where one was booked. */
export function cancelledInterview(context: MailContext): Invitation | undefined {
  return about(context, 'CANCEL');
}

/** A team meets the panel once, so its reference names the interview for ever. */
function about(context: MailContext, method: 'REQUEST' | 'CANCEL'): Invitation | undefined {
  const { programme } = context;
  const start = fact(context, 'start');
  if (!start) return undefined;
  const place = oneLine(fact(context, 'place'));
  return {
    method,
    events: [
      {
        name: `interview-${fact(context, 'reference').toLowerCase()}`,
        sequence: Number(fact(context, 'version') || '1') - 1,
        start,
        minutes: programme.interviews.minutes,
        title: `Interview, ${fact(context, 'reference')}`,
        details: `An informal talk between the team and the panel of ${oneLine(programme.name)}.`,
        ...(place ? { place } : {}),
      },
    ],
  };
}
