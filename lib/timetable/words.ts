import type { Programme } from '../../functions/domain/programme.ts';
import { spoken } from '../../functions/domain/time.ts';
import type { DateChange, TimetableChanges } from '../../functions/domain/timetable-changes.ts';
import type { Reached } from './reached.ts';

/** What would move, in plain English: dates, executions, mails, calendar entries. */
export function changesInWords(
  programme: Programme,
  changes: TimetableChanges,
  reached: Reached,
  isFirst: boolean,
): string {
  const { dates, corrected, withdrawn, ofTeams } = changes;
  const teamsMove = ofTeams.added.length + ofTeams.removed.length > 0;
  if (dates.length === 0 && corrected.length === 0 && !teamsMove) {
    return 'Nothing would move: the academy has every date of the file.\n';
  }
  const when = (instant: string) => spoken(instant, programme.timeZone);
  const past = dates.some(({ mails: told }) => told === 'not-told') ? [ASK] : [];
  const sections = [
    ['Dates', [...dates.map((date) => dateLine(date, when)), ...past]],
    ['Executions', executions(programme, reached, { isFirst, teamsMove })],
    ['Mails', [...mails(changes, reached, when), ...withdrawn.map(noCorrection)]],
    ['Calendar entries', calendars(changes, reached)],
  ] as const;
  return `${sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n')}\n`;
}

const ASK = 'To have a past milestone told all the same, write "announceIfPast": true at it.';

const TOLD: Record<DateChange['mails'], string> = {
  'told-when-it-comes': 'told when it comes',
  'told-again-when-it-comes': 'was told, and is told again when it comes',
  'not-told': 'already past, so nobody is told',
  'no-more-told': 'taken out, nobody is told',
};

function dateLine({ name, before, after, mails }: DateChange, when: (at: string) => string) {
  const from = before === undefined ? 'new' : when(before);
  const to = after === undefined ? 'gone' : when(after);
  return `${name}: ${from} → ${to} (${TOLD[mails]})`;
}

function executions(
  { id }: Programme,
  { teams }: Reached,
  { isFirst, teamsMove }: { isFirst: boolean; teamsMove: boolean },
): string[] {
  const own = isFirst
    ? `The programme’s timeline starts: programme-${id}-1`
    : `The programme’s timeline is woken and looks at its dates again: programme-${id}-…`;
  const ofTeams =
    teamsMove && teams > 0 ? [`${teams} timelines of teams in the cohort are woken: team-…`] : [];
  return [own, ...ofTeams, 'No execution of an application moves.'];
}

function mails(
  { corrected }: TimetableChanges,
  { told, teams, inCalendars }: Reached,
  when: (at: string) => string,
): string[] {
  if (corrected.length === 0) return ['Nobody has been told a date that moves: no correction.'];
  return corrected.map(({ milestoneId, was }) => {
    const cohort =
      inCalendars.has(milestoneId) && teams > 0 ? `, and the ${teams} teams in the cohort` : '';
    return `${milestoneId}: one correction to each address that was told ${when(was)} (${told.get(milestoneId) ?? 0} mails went out${cohort})`;
  });
}

function noCorrection(milestoneId: string): string {
  return `${milestoneId}: a correction that has not gone out yet is taken back`;
}

function calendars(
  { corrected, ofTeams }: TimetableChanges,
  { inCalendars, teams }: Reached,
): string[] {
  if (teams === 0) return [];
  const moved = corrected.filter(({ milestoneId }) => inCalendars.has(milestoneId));
  return [
    ...moved.map(({ milestoneId }) => `${milestoneId}: the entry moves, with the correction`),
    ...ofTeams.removed.map((id) => `${id}: goes`),
    ...ofTeams.added.map((id) => `${id}: comes`),
  ];
}
