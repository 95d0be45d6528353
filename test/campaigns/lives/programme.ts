import type { Programme } from '../../../functions/domain/programme.ts';
import { DAY, plus } from '../../../functions/domain/time.ts';
import { easyProgramme } from '../../fixtures/host.ts';
import type { Dates } from './model.ts';

/** When a life begins: applications have just opened. */
export const BEGINS = '2024-11-01T10:00:00.000Z';

/** Where every date begins; a life may move some of them. */
export const DATES: Dates = {
  closes: '2024-11-05T23:59:59.999Z',
  shortlist: '2024-11-08T09:00:00.000Z',
  offersFrom: '2024-11-14T09:00:00.000Z',
  offersEnd: '2024-11-20T17:00:00.000Z',
  end: '2024-11-25T09:00:00.000Z',
};

const MILESTONES = [
  ['open', 'applications-open', '2024-11-01T09:00:00.000Z', ['delivery-team']],
  ['close', 'applications-close', undefined, ['delivery-team']],
  ['shortlist', 'shortlist', undefined, ['applicants']],
  ['celebration', 'celebration', undefined, ['cohort-teams']],
] as const;

/** Read once: a life has a tenth of a second for its beginning. */
let easyOnce: Programme | undefined;

/** A whole programme within a month, in UTC, and with few mails: a life goes through it again and again. */
export function shortProgramme(places: number, dates: Dates): Programme {
  easyOnce ??= easyProgramme();
  const { coaching, progress, posterReminderDays, ...easy } = easyOnce;
  const at = { close: dates.closes, shortlist: dates.shortlist, celebration: dates.end };
  const milestones = MILESTONES.map(([id, event, fixed, audiences]) => {
    const instant = fixed ?? at[id as keyof typeof at];
    const [date = '', time = ''] = instant.slice(0, -1).split('T');
    return {
      ...{ id, name: `The ${id}`, event, date, time, reminders: [] },
      audiences: [...audiences],
    };
  });
  return {
    ...easy,
    ...{ id: 'lives', timeZone: 'UTC', timeOfDay: '09:00', places, milestones },
    shortlist: { teams: 2, reserves: 2, pageSize: 25 },
    interviews: {
      ...easy.interviews,
      from: plus(dates.shortlist, DAY).slice(0, 10),
      to: plus(dates.offersFrom, -DAY).slice(0, 10),
    },
    offers: {
      ...{ from: dates.offersFrom.slice(0, 10), lapseAfterDays: 2, lapseTime: '17:00' },
      noneOpenAfter: dates.offersEnd.slice(0, 16),
      reserveListCloses: plus(dates.offersEnd, DAY).slice(0, 10),
    },
    // Chases are mails, which others look at: they come late.
    overdue: { reviewDaysBefore: 0, decisionDaysLate: 60, escalateDaysLate: 90 },
  };
}
