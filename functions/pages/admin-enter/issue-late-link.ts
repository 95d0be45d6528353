import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { lateEnds, refuseLateLink } from '../../domain/late-link.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { askAgain } from '../../views/ask-again.ts';
import { lateLinkPage } from '../../views/enter-pages.ts';

/** Lets one team send its draft after the deadline, once, until an instant, for a reason that is kept. */
export const issueLateLink: Route = async (request) => {
  staff(request, 'admin');
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  refuseLateLink(programme, now);
  const ends = lateEnds(programme, now);
  const reason = textOf(request.input['reason']).slice(0, 1000);
  const until = textOf(request.input['until']);
  const problems = [
    ...(reason ? [] : [{ field: 'reason', message: 'Enter the reason, for the history' }]),
    ...(ends.includes(until)
      ? []
      : [{ field: 'until', message: 'Select until when it can be sent' }]),
  ];
  if (problems.length > 0) {
    const state = { problems, typed: request.input, requestId: request.newId() };
    return askAgain(invalidInput(problems), () =>
      lateLinkPage(programme, application, ends, state),
    );
  }
  return adminDecision(request, {
    event: 'issue-late-link',
    reason,
    plan: (before) => ({
      changes: { lateUntil: until },
      mails: teamMails(before, {
        ...{ kind: 'late-link', occasion: `late/${until}/${request.requestId}`, sendAt: now },
        facts: { until },
      }),
    }),
  });
};
