import { plus } from '../../../functions/domain/time.ts';
import { failOnce, isWaiting, OPENS } from './acting.ts';
import { type Model, NEEDS_OPERATOR, type Team } from './model.ts';
import { advance } from './passing.ts';
import type { Event } from './programme-step.ts';

/** Outcomes come out while the gate to which one of the teams comes cannot be opened. */
export const stuckRelease: Event = {
  weight: 2,
  when: (model) => stuck(model, 0) !== undefined,
  run: async (model, { academy, teams }, pick) => {
    const { id = '' } = teams[model.teams.indexOf(stuck(model, pick) as Team)] ?? {};
    const meant = (text: string) => text.includes(`APPLICATION#${id}`) && OPENS.test(text);
    const { heal } = failOnce(meant, 'Crashed');
    await academy.pump.moveTo(out(model)).finally(heal);
    return undefined;
  },
  apply: (model, pick) => {
    const team = stuck(model, pick);
    advance(model, out(model));
    if (team) team.at = NEEDS_OPERATOR;
  },
};

/** When outcomes are out, and a second. */
function out({ release }: Model): string {
  return plus(release.at, 1000);
}

/** A team that comes to a gate and stays there: a reserve that is promoted at once may have one behind it or not. */
function stuck(model: Model, pick: number): Team | undefined {
  if (model.release.at <= model.now || model.release.done) return undefined;
  const then = structuredClone(model);
  advance(then, out(model));
  const all = model.teams.filter((team, at) => {
    const { stage } = then.teams[at] as Team;
    const wanted = team.pending?.event === 'shortlist' ? 'shortlisted' : 'reserve';
    return team.stage === 'submitted' && isWaiting(team) && stage === wanted;
  });
  return all[pick % all.length];
}
