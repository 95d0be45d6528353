import * as z from 'zod';
import { auditWrite, newDraftWrites } from '../../adapters/applications.ts';
import { invalid } from '../../adapters/draft-input.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { keys } from '../../adapters/keys.ts';
import { mailWrite } from '../../adapters/ledger.ts';
import { linkWrite, newSecret } from '../../adapters/links.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { TEAM_COOKIE } from '../../adapters/sessions.ts';
import { transact } from '../../adapters/table.ts';
import { type Application, referenceFrom } from '../../domain/application.ts';
import type { Programme } from '../../domain/programme.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { beginPage } from '../../views/apply-pages.ts';
import { askAgain } from '../../views/ask-again.ts';
import { refuseUnlessOpen } from './refuse-unless-open.ts';

const Input = z.object({
  name: z.string('Enter your name').trim().min(1, 'Enter your name').max(100, 'Shorten your name'),
  email: z.email('Enter an email address like name@example.org').max(254),
  teamName: z.string().trim().max(100, 'Shorten the name of your team').default(''),
});

/** Starts a draft, mails its link to the one who starts it, and opens it on this device. */
export const startDraft: Route = async (request) => {
  const now = request.now();
  const { programme, version } = await currentProgramme();
  refuseUnlessOpen(programme, now);
  const parsed = Input.safeParse(request.input);
  if (!parsed.success) {
    const typed = request.input as Record<string, string>;
    return askAgain(invalid(parsed.error), (problems) => beginPage(programme, problems, typed));
  }
  const application = newApplication(programme, version, parsed.data, request);
  const [starter] = application.draft.members;
  const secret = newSecret(application.id, request.newId);
  const mails = teamMails(application, { kind: 'draft-started', occasion: 'started', sendAt: now });
  const by = { id: starter?.id ?? 'team', name: parsed.data.name, role: 'team' as const };
  await transact([
    ...newDraftWrites(application),
    linkWrite(secret, { applicationId: application.id, memberId: by.id }, parsed.data.email, now),
    auditWrite(application.id, by, 'start', now, request.newId()),
    ...mails.map((mail) => mailWrite(keys.application(application.id).pk, mail, now)),
  ]);
  const { id: applicationId, reference } = application;
  return {
    status: 201,
    data: { applicationId, reference },
    seeOther: '/application',
    cookie: `${TEAM_COOKIE}=${secret}`,
  };
};

function newApplication(
  programme: Programme,
  version: number,
  { name, email, teamName }: z.infer<typeof Input>,
  { newId, now }: PageRequest,
): Application {
  const memberId = newId();
  return {
    id: newId(),
    programmeId: programme.id,
    programmeVersion: version,
    reference: referenceFrom(newId()),
    status: 'draft',
    sending: 0,
    draftVersion: 0,
    draft: {
      teamName,
      contactId: memberId,
      members: [
        {
          id: memberId,
          name,
          email,
          organisation: '',
          sector: '',
          role: '',
          payBand: '',
        },
      ],
      livedExperience: '',
      answers: {},
      consents: [],
    },
    interviewed: false,
    createdAt: now(),
    reviews: {},
  };
}
