import type { Application } from '../domain/application.ts';
import { isNamed } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { nextPromotion, type Promotion, withOffer, withTeamAhead } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { teamMails } from '../domain/team-mails.ts';
import { holdUntil, offerExpiresAt } from '../domain/timetable.ts';
import { decide, type Plan } from './decisions.ts';
import type { Deps } from './live.ts';
import { listBoard, promotionDueAt, readBoard } from './places.ts';

const RULE: Actor = { id: 'rule', name: 'The reserve list', role: 'rule' };

/**
 * Restores the invariant of the place contract: while places are free beyond the teams ahead and a
 * reserve waits, the first reserve is promoted. Evaluated after every settle and by the sweep.
 */
export async function promoteReserves(programme: Programme, deps: Deps): Promise<void> {
  // Each round promotes one team or finds the board changed; a board has at most so many teams.
  for (let round = 0; round < 2000; round += 1) {
    const found = await readBoard(programme);
    const { board } = found;
    const promotion = nextPromotion(board);
    const dueAt = promotionDueAt(programme, board, deps.now());
    if (!promotion || dueAt === undefined || dueAt > deps.now()) {
      return listBoard(programme, found, deps.now());
    }
    await promote(programme, promotion, board.version, deps);
  }
}

/** What an offer changes: the place is held at once, and the answer's gate gets its expiry. */
export function offerPlan(application: Application, programme: Programme, now: string): Plan {
  const expiresAt = offerExpiresAt(programme, now);
  return {
    changes: { offerExpiresAt: expiresAt },
    board: (board) => withOffer(board, application.id, now),
    nextGateExpiresAt: expiresAt,
  };
}

/** The same offer, and that it comes from the reserve list: its mail says so. */
function reserveOfferPlan(application: Application, programme: Programme, now: string): Plan {
  const plan = offerPlan(application, programme, now);
  return { ...plan, changes: { ...plan.changes, offeredFromReserve: true } };
}

async function promote(programme: Programme, promotion: Promotion, version: number, deps: Deps) {
  const now = deps.now();
  try {
    await decide({
      applicationId: promotion.applicationId,
      event: promotion.to === 'offer' ? 'promote-to-offer' : 'promote-to-interview',
      by: RULE,
      requestId: `promotion-${version}`,
      now,
      newId: deps.newId,
      plan: (application) =>
        promotion.to === 'offer'
          ? reserveOfferPlan(application, programme, now)
          : interviewPlan(application, programme, now),
    });
  } catch (error) {
    // It no longer waits (withdrawn, or promoted by another run): the next round looks again.
    if (
      !isNamed(error, 'WrongStage') &&
      !isNamed(error, 'AlreadyDecided') &&
      !isNamed(error, 'NoPlaceFree')
    ) {
      throw error;
    }
  }
}

function interviewPlan(application: Application, programme: Programme, now: string): Plan {
  return {
    board: (board) => withTeamAhead(board, application.id, now),
    mails: teamMails(application, {
      kind: 'promoted-to-interview',
      occasion: 'promoted-to-interview',
      sendAt: holdUntil(programme, now),
    }),
  };
}
