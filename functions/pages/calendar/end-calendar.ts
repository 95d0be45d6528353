import { endFeed } from '../../adapters/calendar-feeds.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { calendarEndedPage } from '../../views/calendar-pages.ts';

/** Ends a calendar address, for example one that was passed on. Ending it twice is ending it once. */
export const endCalendar: Route = async ({ params, now }) => {
  await endFeed(params['secret'] ?? '', now());
  const { programme } = await currentProgramme();
  return { data: { ended: true }, page: () => calendarEndedPage(programme) };
};
