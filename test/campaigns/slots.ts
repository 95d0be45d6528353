import { addSlots, listSlots } from '../../functions/adapters/slots.ts';
import { overlap } from '../../functions/domain/slots.ts';
import { type Random, seeded } from '../../lib/local/season/random.ts';
import type { Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { aShortlistedOneIn } from '../fixtures/stages.ts';
import type { Campaign } from './campaign.ts';
import { forgetHolders } from './faults/slots.ts';
import { troubleTable } from './faults/table.ts';

const TEAMS = 50;
const SLOTS = 10;
const FAULTS = { conflict: 0.1, throttle: 0.02, lostAnswer: 0.03 };

/** Outcomes are out, and interviews are some days away. */
const AT = '2024-10-09T10:00:00.000Z';
const RACE_DAY = '2024-10-16';

export const campaign: Campaign = {
  what: '50 teams race for 10 interview times, each trying others until it has one or none is left; admins seat the same people at once',
  trials: 10,
  run: async ({ seed, trials, mutant, say }) => {
    const failures: string[] = [];
    const figures = { bookings: 0, refusals: 0, moves: 0, series: 0 };
    for (let trial = 1; trial <= trials; trial += 1) {
      const wrong = await tryOnce(seeded(seed * 1000 + trial), mutant, figures);
      failures.push(...wrong.map((what) => `trial ${trial}: ${what}`));
      say(`  trial ${trial}: ${wrong.length} failures`);
    }
    return { trials, failures, figures };
  },
};

type Figures = { bookings: number; refusals: number; moves: number; series: number };

async function tryOnce(random: Random, mutant: boolean, figures: Figures): Promise<string[]> {
  const academy = await openAcademy({ programme: easyProgramme({ places: TEAMS }), at: AT });
  const restore = mutant ? forgetHolders() : () => undefined;
  try {
    const ids = await slotIds(academy);
    const applications = [];
    for (let made = 0; made < TEAMS; made += 1)
      applications.push(await aShortlistedOneIn(academy.programme));
    const teams = await playersOf(academy, applications);
    const trouble = troubleTable(random, FAULTS);
    const replies = await Promise.all(teams.map((team) => hunt(team, random.shuffled(ids))));
    const moved = await Promise.all(teams.map((team) => move(team, random.pick(ids))));
    const seated = await seatAtOnce(academy, random);
    trouble.end();
    const all = [...replies.flat(), ...moved];
    figures.bookings += replies.flat().filter(({ status }) => status < 400).length;
    figures.refusals += all.filter(({ status }) => status === 409).length;
    figures.moves += moved.filter(({ status }) => status < 400).length;
    // Somebody who is not let in cannot break anything either.
    const broken = [...all, ...seated].filter(({ status }) => status >= 500 || status === 401);
    figures.series += seated.filter(({ status }) => status < 400).length;
    return [
      ...broken.map(({ status, data }) => `a choice was answered ${status} ${data['title']}`),
      ...(await disagreements(academy, teams)),
      ...(await inTwoPlaces(academy)),
    ];
  } finally {
    restore();
    await academy.stop();
  }
}

async function slotIds({ programme, panel }: Academy): Promise<string[]> {
  const seats = panel
    .map(({ id, name, seat }) => ({ personId: id, name, seat }))
    .slice(0, programme.interviews.panelSeats);
  const slots = await addSlots(
    { ...programme, interviews: { ...programme.interviews, oneOf: [] } },
    {
      from: `${RACE_DAY}T09:00:00.000Z`,
      to: `${RACE_DAY}T14:00:00.000Z`,
      ...{ place: '', panel: seats, requestId: 'slots' },
    },
  );
  return slots.map(({ id }) => id).slice(0, SLOTS);
}

/** A team tries one time after the other until it has one. */
async function hunt({ browser }: Player, ids: string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const slot of ids) {
    const reply = await browser.post('/application/interview', { slot });
    replies.push(reply);
    if (reply.status < 400) break;
  }
  return replies;
}

/** Then each would rather have another one. */
function move({ browser }: Player, slot: string): Promise<Reply> {
  return browser.post('/application/interview', { slot });
}

/** Admins open series that overlap, for panels with people in common */
async function seatAtOnce({ admins, panel }: Academy, random: Random): Promise<Reply[]> {
  const three = () => random.shuffled(panel.map(({ id }) => id)).slice(0, 3);
  // Signing in first, so that nobody is late.
  await Promise.all(admins.map(({ browser }) => browser.get('/admin/interviews')));
  const replies: Reply[] = [];
  for (const day of [17, 18, 21]) {
    const acts = ['00', '10', '20', '30'].map((minute, at) => {
      const times = { date: `2024-10-${day}`, from: `10:${minute}`, to: `11:${minute}` };
      const { browser } = admins[at % 2] ?? admins[0];
      return () => browser.post('/admin/interviews', { ...times, panel: three() });
    });
    replies.push(...(await Promise.all(random.shuffled(acts).map((act) => act()))));
  }
  return replies;
}

/** Nobody can meet two teams at one time. */
async function inTwoPlaces({ programme }: Academy): Promise<string[]> {
  const slots = await listSlots(programme.id);
  return slots.flatMap((slot, at) =>
    slots
      .slice(at + 1)
      .filter((other) => overlap(slot, other))
      .flatMap((other) =>
        slot.panel.filter(({ personId }) => other.panel.some((seat) => seat.personId === personId)),
      )
      .map(({ seat }) => `the ${seat} is on two panels at one time`),
  );
}

/** Every slot of the race is held by the one team that says it has it, and none is left over. */
async function disagreements(academy: Academy, teams: Player[]): Promise<string[]> {
  const all = await listSlots(academy.programme.id);
  const slots = all.filter(({ startsAt }) => startsAt.startsWith(RACE_DAY));
  const applications = await Promise.all(teams.map(({ id }) => academy.application(id)));
  const wrong = slots.flatMap(({ id, heldBy }) => {
    const having = applications.filter(({ slotId }) => slotId === id);
    if (having.length === 1 && having[0]?.id === heldBy) return [];
    return [`a time is ${heldBy ? 'held' : 'free'}, and ${having.length} teams say they have it`];
  });
  return wrong;
}
