import { loadApplications } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { pageOfOutcomes } from '../../adapters/outcomes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Application } from '../../domain/application.ts';
import type { MailDue } from '../../domain/mails.ts';
import { outcomeMails } from '../../domain/outcome-mails.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Outcome } from '../../domain/release.ts';
import { shortlistAt } from '../../domain/timetable.ts';
import { type Preview, previewPage } from '../../views/admin/preview-page.ts';

/** Emails on one page of the preview. */
const SIZE = 10;

/** Shows the emails of the release as their teams would get them; nothing is recorded or sent. */
export const previewMails: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const outcomes = await pageOfOutcomes(programme.id, SIZE, request.query['after']);
  const applications = await loadApplications(outcomes.map(({ applicationId }) => applicationId));
  const byId = new Map(applications.map((application) => [application.id, application]));
  // Whoever stops or sends a mail does not look at its words.
  const { previewMail } = await import('../../views/mails/preview-mail.ts');
  const previews = outcomes.flatMap((outcome) => {
    const application = byId.get(outcome.applicationId);
    const mails = mailsOf(programme, application, outcome);
    return mails.map((mail): Preview => {
      const { subject, text } = previewMail(programme, mail);
      return { id: outcome.applicationId, to: mail.to, subject, text };
    });
  });
  const next = outcomes.length === SIZE ? outcomes.at(-1)?.applicationId : undefined;
  return {
    data: { mails: previews, next: next ?? null },
    page: () => previewPage(programme, previews, next),
  };
};

/** Only what the release would send: of the sending that was judged, while it still waits. */
function mailsOf(
  programme: Programme,
  application: Application | undefined,
  outcome: Outcome,
): MailDue[] {
  if (application?.status !== 'submitted' || application.sending !== outcome.sending) return [];
  return outcomeMails(programme, application, outcome, shortlistAt(programme));
}
