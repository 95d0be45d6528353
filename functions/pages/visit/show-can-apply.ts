import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { isOpen } from '../../domain/timetable.ts';
import { canApplyPage } from '../../views/can-apply-page.ts';

/** Shows who can apply, as guidance. */
export const showCanApply: Route = async ({ now }) => {
  const { programme } = await currentProgramme();
  const open = isOpen(programme, now());
  return {
    data: { open, ...programme.guidance, team: programme.team },
    page: () => canApplyPage(programme, open),
  };
};
