import { followFeed } from '../../adapters/calendar-feeds.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { loadTimeline } from '../../adapters/timelines.ts';
import { AcademyError } from '../../domain/errors.ts';
import { endCalendarPage } from '../../views/calendar-pages.ts';
import { calendarFeed } from '../../views/mails/calendar.ts';
import { milestoneEvent, yearOf } from '../../views/mails/year.ts';

/**
 * The dates of the year for a calendar that keeps itself up to date, at an address that ends in `.ics`;
 * without the ending, a page on which whoever holds the address can end it.
 */
export const showCalendar: Route = async ({ params, now }) => {
  const [secret = '', isFile] = (params['secret'] ?? '').split(/(\.ics)$/);
  const feed = await followFeed(secret);
  if (!feed) throw gone();
  const { programme } = await currentProgramme(feed.programmeId);
  if (!isFile) return { data: {}, page: () => endCalendarPage(programme, secret) };
  const { records } = await loadTimeline(`programme/${feed.programmeId}`);
  const versions = new Map(records.map(({ id, version }) => [id, version]));
  const events = yearOf(programme, feed.audience).map((milestone) =>
    milestoneEvent(programme, milestone, versions.get(milestone.id) ?? 1),
  );
  const body = calendarFeed(programme, events, now());
  return { data: {}, file: { type: 'text/calendar; charset=utf-8', body } };
};

function gone(): AcademyError {
  return new AcademyError(
    'NotFound',
    'There is no calendar at this address, or it has ended. The next email about a date has a new address.',
  );
}
