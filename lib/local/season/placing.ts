import { addDays, DAY, HOUR, instantAt, plus } from '../../../functions/domain/time.ts';
import { offersEnd, offersFrom, reserveListCloses } from '../../../functions/domain/timetable.ts';
import { bookAgain, bookInterviews, type Meetings } from './booking.ts';
import { expectDone } from './client.ts';
import { type Ending, recordInterview, scoreInterview } from './interviewing.ts';
import { admin, adminHome, type Stage, type Team, teamsAt, until } from './stage.ts';

/**
 * What befalls teams in the order in which they are met, so that each outcome occurs at least once
 * where the programme has enough teams. Everybody after the list does well.
 */
type Fate = 'well' | 'not-recommended' | 'missed' | 'second-chance' | 'declines' | 'lapses';
const FATES: Fate[] = ['second-chance', 'declines', 'lapses', 'not-recommended', 'well'];

/** From the interviews to the closed reserve list: outcomes, offers, answers, lapses, promotions. */
export async function playPlacing(stage: Stage): Promise<void> {
  const meetings = await bookInterviews(stage);
  const fates = await interviewShortlisted(stage, meetings);
  await until(stage, plus(offersFrom(stage.programme), HOUR));
  await offerRounds(stage, fates, meetings);
  await until(stage, offersEnd(stage.programme));
  await until(stage, plus(offersEnd(stage.programme), 12 * HOUR));
  await missedByLatecomers(stage, meetings);
  await until(stage, plus(reserveListCloses(stage.programme), HOUR));
  await closeReserves(stage);
  stage.say(`${(await teamsAt(stage, 'in-cohort')).length} teams are in the cohort`);
}

async function interviewShortlisted(stage: Stage, meetings: Meetings): Promise<Map<string, Fate>> {
  const { interviews, timeZone, shortlist, places } = stage.programme;
  const fates = new Map<string, Fate>();
  // With no more shortlisted than places, each exit takes a reserve; one has to be left for the end.
  const list: Fate[] = shortlist.teams > places ? [...FATES, 'missed'] : FATES;
  // Reserves are promoted as outcomes are recorded, and come to an interview of their own.
  for (let day = interviews.from; day <= interviews.to; day = addDays(day, 1)) {
    await until(stage, instantAt(day, '16:00', timeZone));
    const waiting = await teamsAt(stage, 'shortlisted');
    if (waiting.length === 0) break;
    await bookAgain(stage, meetings);
    const now = stage.host.clock.now();
    const come = waiting.filter(({ id }) => (meetings.booked.get(id)?.at ?? '') <= now);
    const today = come.slice(0, Math.max(4, Math.ceil(waiting.length / 2)));
    for (const { id } of today)
      fates.set(id, fates.has(id) ? 'well' : (list[fates.size] ?? 'well'));
    await meetAll(stage, today, meetings, fates);
  }
  return fates;
}

/**
 * Teams meet their panels side by side. How it ended is recorded in their order, since it decides which
 * reserve moves up for whom.
 */
async function meetAll(
  stage: Stage,
  teams: Team[],
  meetings: Meetings,
  fates: Map<string, Fate>,
): Promise<void> {
  const endings = teams.map((team) => ({ team, ending: endingOf(stage, fates.get(team.id)) }));
  await Promise.all(
    endings.map(({ team, ending }) => scoreInterview(stage, team, meetings, ending)),
  );
  for (const { team, ending } of endings) {
    await recordInterview(stage, team, meetings, ending);
    if (ending !== 'another-chance') continue;
    meetings.booked.delete(team.id);
    meetings.again.push(team);
  }
}

/** A team that does not come gets another chance where the programme gives one. */
function endingOf({ programme }: Stage, fate: Fate = 'well'): Ending {
  if (fate !== 'second-chance') return ENDINGS[fate];
  return programme.interviews.chances < 2 ? 'recommend' : 'another-chance';
}

const ENDINGS: Record<Exclude<Fate, 'second-chance'>, Ending> = {
  ...{ well: 'recommend', declines: 'recommend', lapses: 'recommend' },
  ...{ 'not-recommended': 'not-recommend', missed: 'miss-interview' },
};

/** Offers are made and answered day by day, while there is time for another. */
async function offerRounds(
  stage: Stage,
  fates: Map<string, Fate>,
  meetings: Meetings,
): Promise<void> {
  const end = plus(offersEnd(stage.programme), -2 * HOUR);
  for (let now = stage.host.clock.now(); now < end; now = stage.host.clock.now()) {
    for (const team of await teamsAt(stage, 'recommended')) await offerOrHold(stage, team);
    // With today's offers, and what was promoted overnight, as many places are held as on any day.
    await adminHome(stage);
    await interviewPromoted(stage, await teamsAt(stage, 'shortlisted'), { fates, meetings });
    await until(stage, plus(now, 2 * HOUR));
    for (const team of await teamsAt(stage, 'offered'))
      await answerOffer(team, fates.get(team.id) ?? 'well');
    const tomorrow = plus(now, DAY);
    await until(stage, tomorrow < end ? tomorrow : end);
  }
}

async function offerOrHold(stage: Stage, team: Team): Promise<void> {
  const { status, data } = await admin(stage).post(`/admin/applications/${team.id}/offer`);
  if (status < 400) return;
  if (data['title'] !== 'NoPlaceFree') {
    throw new Error(`An offer was refused: ${String(data['detail'])}`);
  }
  await expectDone(admin(stage).post(`/admin/applications/${team.id}/hold`), 'Holding in reserve');
}

async function answerOffer(team: Team, fate: Fate): Promise<void> {
  if (fate === 'lapses') return;
  const answer = fate === 'declines' ? 'decline' : 'accept';
  await expectDone(team.client.post('/application/answer', { answer }), 'Answering an offer');
}

/**
 * Reserves promoted by now are interviewed while there is time for an offer, except the last one if
 * nobody has missed an interview yet: its interview is arranged for too late.
 */
async function interviewPromoted(
  stage: Stage,
  promoted: Team[],
  { fates, meetings }: { fates: Map<string, Fate>; meetings: Meetings },
): Promise<void> {
  const missed = [...fates.values()].includes('missed');
  const come = missed ? promoted : promoted.slice(1);
  for (const { id } of come) fates.set(id, 'well');
  await meetAll(stage, come, meetings, fates);
}

async function missedByLatecomers(stage: Stage, meetings: Meetings): Promise<void> {
  const late = await teamsAt(stage, 'shortlisted');
  const missed = late.map(({ id }) => [id, 'missed' as const] as const);
  await meetAll(stage, late, meetings, new Map(missed));
}

async function closeReserves(stage: Stage): Promise<void> {
  const feedback = 'Thank you for waiting. Your idea is good: please apply again next year.';
  for (const id of (await adminHome(stage)).reserves) {
    await expectDone(
      admin(stage).post(`/admin/applications/${id}/close`, { feedback }),
      'Closing the reserve list',
    );
  }
}
