import { addDays, HOUR, instantAt, localDate, plus } from '../../../functions/domain/time.ts';
import { expectDone } from './client.ts';
import { admin, type Staff, type Stage, type Team, teamsAt } from './stage.ts';

/** How many days the delivery team opens times on, at first. */
const DAYS = 4;

/** Times are opened from ten in the morning, two hours a day. */
const FROM = '10:00';
const TO = '12:00';

/** Who meets which team when. */
export type Meetings = {
  /** By slot: the panel that is seated. */
  panels: Map<string, Staff[]>;
  /** By team: when it meets the panel, and in which slot. */
  booked: Map<string, { at: string; slot: string }>;
  /** Teams that did not come and have been asked to choose another time. */
  again: Team[];
};

/**
 * The delivery team opens times for interviews, each day with another panel, and every shortlisted team
 * takes one. Who finds none agrees a time by mail.
 */
export async function bookInterviews(stage: Stage): Promise<Meetings> {
  const { interviews, timeZone } = stage.programme;
  const meetings: Meetings = { panels: new Map(), booked: new Map(), again: [] };
  for (let day = 0; day < DAYS && addDays(interviews.from, day) <= interviews.to; day += 1) {
    const date = addDays(interviews.from, day);
    if (instantAt(date, FROM, timeZone) > plus(stage.host.clock.now(), HOUR)) {
      await openTimes(stage, date, meetings);
    }
  }
  for (const team of await teamsAt(stage, 'shortlisted')) await book(team, meetings);
  stage.say(`${meetings.booked.size} interviews are booked`);
  return meetings;
}

/** Teams that did not come choose another time; where none is left, the delivery team opens some. */
export async function bookAgain(stage: Stage, meetings: Meetings): Promise<void> {
  const { timeZone } = stage.programme;
  for (const team of meetings.again.splice(0)) {
    if (await book(team, meetings)) continue;
    await openTimes(stage, addDays(localDate(stage.host.clock.now(), timeZone), 3), meetings);
    await book(team, meetings);
  }
}

async function openTimes(stage: Stage, date: string, { panels }: Meetings): Promise<void> {
  const { interviews } = stage.programme;
  const order = stage.random.shuffled(stage.panel);
  const first = order.find(({ seat }) => interviews.oneOf.includes(seat)) ?? order[0];
  const others = order.filter((member) => member !== first);
  const panel = [first, ...others].slice(0, interviews.panelSeats) as Staff[];
  // A programme may ask for more seats than it has people.
  if (panel.length < interviews.panelSeats) return;
  const wish = { date, from: FROM, to: TO, panel: panel.map(({ id }) => id) };
  const opening = admin(stage).post('/admin/interviews', wish);
  const { added } = await expectDone(opening, 'Opening interview times');
  for (const slot of added as string[]) panels.set(slot, panel);
}

async function book({ id, client, random }: Team, { booked }: Meetings): Promise<boolean> {
  const { slots } = await expectDone(client.get('/application/interview'), 'Looking for a time');
  for (const { id: slot } of random.shuffled(slots as { id: string }[])) {
    const { status, data } = await client.post('/application/interview', { slot });
    if (status >= 400) continue;
    booked.set(id, { at: String(data['interviewAt']), slot });
    return true;
  }
  return false;
}
