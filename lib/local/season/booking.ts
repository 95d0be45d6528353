import { addDays, HOUR, instantAt, plus } from '../../../functions/domain/time.ts';
import { expectDone } from './client.ts';
import { admin, type Staff, type Stage, type Team, teamsAt } from './stage.ts';

/** How many days the delivery team opens times on, at first. */
const DAYS = 4;

/** Times are opened from ten in the morning, two hours a day. */
const FROM = '10:00';
const TO = '12:00';

/**
 * The delivery team opens times for interviews, each day with another panel, and every shortlisted team
 * takes one. Answers when each meets the panel; who found none agrees a time by mail.
 */
export async function bookInterviews(stage: Stage): Promise<Map<string, string>> {
  const { interviews, timeZone } = stage.programme;
  for (let day = 0; day < DAYS && addDays(interviews.from, day) <= interviews.to; day += 1) {
    const date = addDays(interviews.from, day);
    if (instantAt(date, FROM, timeZone) > plus(stage.host.clock.now(), HOUR)) {
      await openTimes(stage, date);
    }
  }
  const times = new Map<string, string>();
  for (const team of await teamsAt(stage, 'shortlisted')) {
    const at = await book(team);
    if (at) times.set(team.id, at);
  }
  stage.say(`${times.size} interviews are booked`);
  return times;
}

async function openTimes(stage: Stage, date: string): Promise<void> {
  const { interviews } = stage.programme;
  const order = stage.random.shuffled(stage.panel);
  const first = order.find(({ seat }) => interviews.oneOf.includes(seat)) ?? order[0];
  const others = order.filter((member) => member !== first);
  const panel = [first, ...others].slice(0, interviews.panelSeats) as Staff[];
  // A programme may ask for more seats than it has people.
  if (panel.length < interviews.panelSeats) return;
  const wish = { date, from: FROM, to: TO, panel: panel.map(({ id }) => id) };
  await expectDone(admin(stage).post('/admin/interviews', wish), 'Opening interview times');
}

async function book({ client, random }: Team): Promise<string | undefined> {
  const { slots } = await expectDone(client.get('/application/interview'), 'Looking for a time');
  for (const { id: slot } of random.shuffled(slots as { id: string }[])) {
    const { status, data } = await client.post('/application/interview', { slot });
    if (status < 400) return String(data['interviewAt']);
  }
  return undefined;
}
