import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { plus } from '../domain/time.ts';
import { writeDraft } from './application-item.ts';
import { GRACE, loadApplication, stageValues, toList } from './applications.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { keys, todoKey } from './keys.ts';
import { getItem, type Write } from './table.ts';

/** What is recorded of a sending, and what it is called. */
export type SendingRequest = {
  requestId: string;
  now: string;
  auditId: string;
  programmeVersion: number;
  /** The draft as it is sent, where it is saved with its sending. */
  unsent?: Application;
};

/**
 * Records that a draft is sent: the next status, the intent to start its execution, the audit.
 * The same request again is the same success; a second request finds it sent.
 * @throws AcademyError `WrongStage`, `AnswersChanged`
 */
export async function recordSending(
  application: Application,
  by: Actor,
  request: SendingRequest,
): Promise<Application> {
  const sending = application.sending + 1;
  const { now, unsent = application } = request;
  const { lateUntil: _used, ...rest } = unsent;
  const saved = unsent === application ? undefined : savedWith(unsent);
  const sent: Application = {
    ...rest,
    status: 'submitted',
    gate: 'shortlist',
    draftVersion: application.draftVersion + (saved ? 1 : 0),
    sending,
    sentAt: now,
    furthest: 'sent',
    programmeVersion: request.programmeVersion,
  };
  const listed = toList(now);
  const details = { sending: String(sending) };
  const writes: Write[] = [
    {
      update: keys.application(application.id),
      set: `SET #status = :sent, gate = :gate, sending = :n, sentAt = :now, furthest = :sentStage, programmeVersion = :version, stagePk = :stagePk, stageSk = :stageSk, ${listed.set}${saved?.set ?? ''} REMOVE lateUntil`,
      // Taking back leaves the draft's version as it is, but the number of the sending is used up.
      condition: '#status = :draft AND draftVersion = :draftVersion AND sending = :before',
      names: { '#status': 'status' },
      values: {
        ':sent': 'submitted',
        ':gate': 'shortlist',
        ':n': sending,
        ':now': now,
        ':version': request.programmeVersion,
        ':draft': 'draft',
        ':draftVersion': application.draftVersion,
        ':before': application.sending,
        ':sentStage': 'sent',
        ...stageValues(application.programmeId, 'submitted', now, application.id),
        ...listed.values,
        ...saved?.values,
      },
    },
    {
      put: {
        ...keys.sending(application.id, sending),
        applicationId: application.id,
        sending,
        requestId: request.requestId,
        sentAt: now,
        ...todoKey('work', plus(now, GRACE)),
      },
    },
  ];
  const note = auditNote(application.id, by, 'send', now, request.auditId, details);
  const failed = await transactWithAudit(writes, appendTo(application, note));
  return failed.length === 0 ? sent : afterLostRace(application.id, request.requestId);
}

/** A draft that is saved as it is sent: its consents were given with the sending. */
function savedWith({ draft, changed }: Application) {
  const written = writeDraft(draft, changed);
  return {
    set: `, ${written.set}, draftVersion = draftVersion + :one`,
    values: { ...written.values, ':one': 1 },
  };
}

async function afterLostRace(id: string, requestId: string): Promise<Application> {
  const now = await loadApplication(id);
  if (now.status === 'draft') {
    throw new AcademyError(
      'AnswersChanged',
      'Somebody in your team saved changes while you were sending. Check the answers again, then send.',
    );
  }
  const sending = await getItem(keys.sending(id, now.sending));
  if (sending?.['requestId'] === requestId) return now;
  throw new AcademyError(
    'WrongStage',
    'The application has already been sent. You do not need to send it again.',
  );
}
