import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { opensAt } from '../../domain/timetable.ts';
import { interestPage } from '../../views/interest-pages.ts';

/** Shows the page on which somebody asks to be told; once applications are open, they can simply apply. */
export const showInterest: Route = async ({ now, newId }) => {
  const { programme } = await currentProgramme();
  const data = { opensAt: opensAt(programme) };
  if (now() >= opensAt(programme)) return { data, seeOther: '/' };
  return {
    data,
    page: () => interestPage(programme, { problems: [], typed: {}, requestId: newId() }),
  };
};
