import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DAY, plus } from '../../functions/domain/time.ts';
import { openAcademy } from '../fixtures/host.ts';
import { meddle } from '../fixtures/meddle.ts';
import { aDraft } from '../fixtures/teams.ts';

it('the clock is moved only when nobody is at a door, or a task would seem to have timed out', async () => {
  const academy = await openAcademy();
  const team = await aDraft(academy);
  await academy.pump.settle();
  const before = academy.clock.now();
  const asked = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const restore = meddle({
    before: () => {
      asked.resolve();
      return mayGoOn.promise;
    },
  });
  const visit = team.browser.get('/application');
  await asked.promise;
  const moved = academy.pump.moveTo(plus(before, DAY));
  await setTimeout(50);
  expect(academy.clock.now()).toBe(before);
  mayGoOn.resolve();
  await Promise.all([visit, moved]);
  expect(academy.clock.now()).toBe(plus(before, DAY));
  restore();
  await academy.stop();
});
