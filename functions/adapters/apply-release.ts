import pMap from 'p-map';
import type { Application } from '../domain/application.ts';
import { AcademyError, isNamed } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { MoveEvent } from '../domain/moves.ts';
import { outcomeMilestoneId } from '../domain/occasions.ts';
import { outcomeMails } from '../domain/outcome-mails.ts';
import { withReserve, withTeamAhead } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { isReleased, type Outcome } from '../domain/release.ts';
import { loadApplications } from './applications.ts';
import type { Plan } from './decisions.ts';
import { keys } from './keys.ts';
import type { Deps } from './live.ts';
import { listOutcomes, markApplied } from './outcomes.ts';
import { completeRelease, loadRelease } from './release.ts';
import { decideAndSignal } from './signals.ts';
import type { Write } from './table.ts';
import { hurry } from './timelines.ts';

const EVENT: Record<Outcome['outcome'], MoveEvent> = {
  shortlisted: 'shortlist',
  reserve: 'name-reserve',
  'not-shortlisted': 'not-shortlist',
};

/**
 * Turns released outcomes into gate decisions and mails. Idempotent and resumable: what is done is
 * marked with each decision, and what is not is taken up again. Before the release it does nothing.
 */
export async function applyRelease(programme: Programme, deps: Deps): Promise<boolean> {
  const release = await loadRelease(programme.id);
  if (!isReleased(release, deps.now()) || !release.confirmed) return false;
  const { version, confirmed } = release;
  const by: Actor = { id: 'release', name: confirmed.by, role: 'release' };
  const open = (await listOutcomes(programme.id)).filter((outcome) => !outcome.appliedAt);
  const onBoard = open.filter(({ outcome }) => outcome !== 'not-shortlisted').sort(byRank);
  const others = open.filter(({ outcome }) => outcome === 'not-shortlisted');
  const applications = await loadApplications(open.map(({ applicationId }) => applicationId));
  const found = new Map(applications.map((application) => [application.id, application]));
  const apply = (outcome: Outcome) =>
    applyOutcome(programme, outcome, {
      by,
      version,
      deps,
      found: found.get(outcome.applicationId),
    });
  // Those who stand on the board change one item, so they go one after the other.
  for (const outcome of onBoard) await apply(outcome);
  await pMap(others, apply, { concurrency: 8 });
  await hurry(`programme/${programme.id}`, outcomeMilestoneId(programme), deps.now());
  await completeRelease(programme.id, deps.now());
  return true;
}

async function applyOutcome(
  programme: Programme,
  outcome: Outcome,
  context: { by: Actor; version: number; deps: Deps; found: Application | undefined },
): Promise<void> {
  const { deps, by, version, found } = context;
  const now = deps.now();
  try {
    await decideAndSignal({
      applicationId: outcome.applicationId,
      ...(found ? { found } : {}),
      event: EVENT[outcome.outcome],
      by,
      requestId: `release-${version}`,
      now,
      newId: deps.newId,
      ...(outcome.feedback ? { reason: outcome.feedback } : {}),
      plan: (application) => {
        refuseOther(application, outcome);
        return {
          ...boardPlan(outcome, now),
          mails: outcomeMails(programme, application, outcome, now),
          writes: [appliedWrite(programme, outcome, now)],
        };
      },
    });
  } catch (error) {
    // Withdrawn meanwhile, or carried out by another run: either way there is nothing left to do.
    if (!isNamed(error, 'WrongStage') && !isNamed(error, 'AlreadyDecided')) throw error;
    await markApplied(programme.id, outcome.applicationId, now);
  }
}

function appliedWrite(programme: Programme, { applicationId }: Outcome, now: string): Write {
  return {
    update: keys.outcome(programme.id, applicationId),
    set: 'SET appliedAt = :now',
    values: { ':now': now },
  };
}

/** An outcome is of the sending that was judged: of another one nothing was decided. */
function refuseOther({ sending }: Application, outcome: Outcome): void {
  if (sending === outcome.sending) return;
  throw new AcademyError('WrongStage', 'The application was sent again after it was judged.');
}

function boardPlan({ outcome, applicationId, rank }: Outcome, now: string): Pick<Plan, 'board'> {
  switch (outcome) {
    case 'shortlisted':
      return { board: (board) => withTeamAhead(board, applicationId, now) };
    case 'reserve':
      return { board: (board) => withReserve(board, applicationId, rank ?? 1, now) };
    case 'not-shortlisted':
      return {};
  }
}

function byRank(a: Outcome, b: Outcome): number {
  return (a.rank ?? 0) - (b.rank ?? 0);
}
