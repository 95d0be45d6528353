import { earliestDue } from '../../adapters/lags.ts';
import { loadRelease } from '../../adapters/release.ts';
import { loadTimeline } from '../../adapters/timelines.ts';
import type { Programme } from '../../domain/programme.ts';
import { datesToTell, isLagging } from '../../domain/told-dates.ts';

/** What each timer does, and whose list says how far it is. */
const TIMERS = [
  { timer: 'Sweep', list: 'sweep', does: 'Repeats what was recorded and not done, each minute' },
  { timer: 'Sender of mail', list: 'sender', does: 'Sends the mails that people wait for' },
  { timer: 'Sender of mail, routine', list: 'later', does: 'Sends all others, behind those' },
  { timer: 'Keeper of accounts', list: 'accounts', does: 'Opens and closes the accounts of staff' },
] as const;

/** The dates that are to be told, and how far the timers are. */
export async function loadDates(programme: Programme, now: string) {
  const [{ records }, release, earliest] = await Promise.all([
    loadTimeline(`programme/${programme.id}`),
    loadRelease(programme.id),
    earliestDue(),
  ]);
  const timers = TIMERS.map(({ timer, list, does }) => {
    const due = earliest[list];
    return { timer, does, ...(due && isLagging(due, now) ? { behindSince: due } : {}) };
  });
  return { ...datesToTell(programme, records, release, now), timers };
}
