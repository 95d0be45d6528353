import { expect, it } from 'vitest';
import { HOUR, instantAt, MINUTE, plus } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { aDraft, sentTeams } from '../fixtures/teams.ts';

const ZONE = 'Europe/London';
const FROM = instantAt('2024-09-22', '20:30', ZONE);
const TO = instantAt('2024-09-23', '02:30', ZONE);

/** Teams that do this and that around the deadline; how the clock gets from one to the next is given. */
async function play(pass: (academy: Academy, to: string) => Promise<void>) {
  const academy = await openAcademy({ at: instantAt('2024-09-20', '10:00', ZONE) });
  const [early, thinks, goes] = await sentTeams(academy, 3);
  const late = await aDraft(academy);
  await aDraft(academy);
  await academy.pump.moveTo(FROM);
  await done(
    thinks?.browser.post('/application/take-back', { confirm: 'yes' }) ?? Promise.reject(),
  );
  await pass(academy, plus(FROM, 2 * HOUR));
  await done(late.browser.post('/application/send'));
  await done(thinks?.browser.post('/application/send') ?? Promise.reject());
  await pass(academy, instantAt('2024-09-22', '23:58', ZONE));
  const withdraw = goes?.browser.post('/application/withdraw', { confirm: 'yes' });
  await done(withdraw ?? Promise.reject());
  await pass(academy, TO);
  const statuses = await Promise.all(
    [early, thinks, goes, late].map(async (team) => {
      const { status, gate, sending } = await academy.application(team?.id ?? '');
      return { status, gate, sending };
    }),
  );
  const mails = letters(academy).map(({ kind, sentAt, occasion }) => ({
    kind,
    milestone: kind === 'milestone' ? occasion : '',
    sentAt,
  }));
  await academy.stop();
  return { statuses, mails };
}

/** As on AWS: every minute, whatever there is. */
async function everyMinute(academy: Academy, to: string): Promise<void> {
  while (academy.clock.now() < to) {
    // Nothing is under way while the clock moves, or a task would seem to have taken a minute.
    await academy.runner.idle();
    const next = [plus(academy.clock.now(), MINUTE), to].sort()[0] ?? to;
    for (let due = academy.runner.nextDue(); due && due.toISOString() <= next; ) {
      academy.clock.moveTo(due.toISOString());
      academy.runner.runDue();
      await academy.runner.idle();
      due = academy.runner.nextDue();
    }
    academy.clock.moveTo(next);
    await academy.open('Sweep', {});
    await academy.runner.idle();
    await academy.open('DeliverMail', {});
  }
}

it('a clock that jumps to the earliest entry comes to the same as a sweep every minute', async () => {
  const jumped = await play((academy, to) => academy.pump.moveTo(to));
  const swept = await play(everyMinute);
  expect(swept.statuses).toEqual(jumped.statuses);
  const kinds = ({ mails }: typeof swept) =>
    mails.map(({ kind, milestone }) => `${kind} ${milestone}`).sort();
  expect(kinds(swept)).toEqual(kinds(jumped));
  expect(swept.mails.length).toBeGreaterThan(15);
  for (const kind of new Set(swept.mails.map((mail) => mail.kind))) {
    const [a, b] = [swept, jumped].map(({ mails }) =>
      mails.filter((mail) => mail.kind === kind).map(({ sentAt }) => Date.parse(sentAt)),
    ) as [number[], number[]];
    const apart = a.sort().map((at, index) => Math.abs(at - (b.sort()[index] ?? 0)));
    expect(Math.max(...apart), kind).toBeLessThanOrEqual(MINUTE);
  }
});
