import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { AcademyError } from '../../domain/errors.ts';
import { spoken } from '../../domain/time.ts';
import { endsAt } from '../../domain/timetable.ts';

/** Records that a team has finished the programme; at its end, not before. */
export const graduateTeam: Route = (request) =>
  adminDecision(request, {
    event: 'graduate',
    plan: (_application, programme) => {
      if (request.now() >= endsAt(programme)) return {};
      const end = spoken(endsAt(programme), programme.timeZone);
      throw new AcademyError('WrongStage', `Teams finish at the end of the programme, at ${end}.`);
    },
  });
