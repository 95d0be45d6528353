import type { Application, Member, Provenance } from '../domain/application.ts';
import { referenceFrom } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { teamMails } from '../domain/team-mails.ts';
import { MINUTE, plus } from '../domain/time.ts';
import { loadApplication, newDraftWrites } from './applications.ts';
import { appendTo, auditNote, type Note, transactWithAudit } from './audit.ts';
import { fingerprint, keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { enteringLinkWrite, linkWrite, newSecret } from './links.ts';
import type { Deps } from './live.ts';
import type { VersionedProgramme } from './programmes.ts';
import { getItem, transact, type Write } from './table.ts';

/** Who starts a draft. */
export type Starter = { name: string; email: string; teamName: string };

/** A draft that was started, and the secret of a link to it for this device. */
export type Started = { application: Application; secret: string };

/** Who of the staff enters it for the team, how it came, and why the team does not do so itself. */
export type Entered = { by: Actor; how: Provenance['how']; reason: string };

type Request = Deps & { requestId: string };

/**
 * Starts a draft and mails its link to the one who starts it. The same request again, within minutes, is the
 * same draft; `entered` says who of the staff enters it for the team, and how it came.
 * @throws AcademyError `KeyReused`, `AlreadyStarted`
 */
export async function startDraft(
  current: VersionedProgramme,
  starter: Starter,
  request: Request,
  entered?: Entered,
): Promise<Started> {
  const now = request.now();
  const application = newApplication(current, starter, request, entered);
  const secret = newSecret(application.id, request.newId);
  const [first] = application.draft.members;
  const by: Actor = entered?.by ?? { id: first?.id ?? '', name: starter.name, role: 'team' };
  const mail = { kind: 'draft-started' as const, occasion: 'started', sendAt: now };
  const writes = [
    wishWrite(starter, application.id, request),
    ...newDraftWrites(application),
    entered
      ? enteringLinkWrite(secret, application.id, by, now)
      : memberLinkWrite(application, secret, now),
    ...teamMails(application, mail).map((due) =>
      mailWrite(keys.application(application.id).pk, due, now),
    ),
  ];
  const note = startNote(application, by, request, entered);
  const failed = await transactWithAudit(writes, appendTo(application, note));
  return failed.length === 0 ? { application, secret } : startedBefore(starter, request);
}

function memberLinkWrite({ id, draft }: Application, secret: string, now: string): Write {
  const [first] = draft.members;
  return linkWrite(
    secret,
    { applicationId: id, memberId: first?.id ?? '' },
    first?.email ?? '',
    now,
  );
}

function startNote(
  { id }: Application,
  by: Actor,
  request: Request,
  entered: Entered | undefined,
): Note {
  const what = entered ? 'start-for-team' : 'start';
  const details = entered ? { how: entered.how, reason: entered.reason } : {};
  return auditNote(id, by, what, request.now(), request.newId(), details);
}

/** How long a repeated request is taken for a double click, and not for somebody who found its key. */
const DOUBLE_CLICK = 10 * MINUTE;

/** How long the wish itself is kept; the table's TTL removes it. */
const KEPT_SECONDS = 86_400;

function wishWrite(starter: Starter, applicationId: string, request: Request): Write {
  const now = request.now();
  const expiresAtEpoch = Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS;
  const wish = { applicationId, wanted: wanted(starter), at: now, expiresAtEpoch };
  return {
    put: { ...keys.request('start', request.requestId), ...wish },
    condition: 'attribute_not_exists(pk)',
  };
}

/** The same wish is answered with the same draft; a new link, since the first one's secret is not kept. */
async function startedBefore(starter: Starter, request: Request): Promise<Started> {
  const now = request.now();
  const wish = await getItem(keys.request('start', request.requestId));
  if (wish?.['wanted'] !== wanted(starter)) {
    throw new AcademyError(
      'KeyReused',
      'This request has been used for something else. Load the page again and start from there.',
    );
  }
  if (plus(String(wish['at']), DOUBLE_CLICK) < now) {
    throw new AcademyError(
      'AlreadyStarted',
      'This application has been started already. Use the link that we sent you by email.',
    );
  }
  const application = await loadApplication(String(wish['applicationId']));
  const secret = newSecret(application.id, request.newId);
  await transact([memberLinkWrite(application, secret, now)]);
  return { application, secret };
}

function wanted({ name, email, teamName }: Starter): string {
  return fingerprint(JSON.stringify([name, email, teamName]));
}

function newApplication(
  { programme, version }: VersionedProgramme,
  starter: Starter,
  { newId, now }: Request,
  entered?: Entered,
): Application {
  const member: Member = {
    ...{ id: newId(), name: starter.name, email: starter.email },
    ...{ organisation: '', sector: '', role: '', payBand: '' },
  };
  return {
    id: newId(),
    programmeId: programme.id,
    programmeVersion: version,
    reference: referenceFrom(newId()),
    status: 'draft',
    sending: 0,
    draftVersion: 0,
    draft: {
      ...{ teamName: starter.teamName, contactId: member.id, members: [member] },
      ...{ livedExperience: '', answers: {}, consents: [] },
    },
    changed: {},
    ...(entered ? { provenance: { how: entered.how, by: entered.by.name, at: now() } } : {}),
    interviewed: false,
    createdAt: now(),
    reviews: {},
  };
}
