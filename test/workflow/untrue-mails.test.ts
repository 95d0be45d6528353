import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, plus } from '../../functions/domain/time.ts';

import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { answer, offer, recommend, release, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
let team: Team;
const kinds = () => letters(academy).map(({ kind }) => kind);

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 1 }) });
  [team] = (await sentTeams(academy, 1)) as [Team];
  await release(academy, [team], ['shortlisted']);
  await recommend(academy, [team]);
});
afterAll(() => academy.stop());

describe('a mail that has become untrue while it was held', () => {
  it('is not sent: an offer that was accepted within the hold is not offered again', async () => {
    await offer(academy, team);
    await answer(academy, team, 'accept');
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    expect(kinds()).toContain('offer-accepted');
    expect(kinds()).not.toContain('offer');
  });

  it('stays in the ledger as obsolete, and waits for nobody', async () => {
    const mails = (await academy.everything()).filter(({ kind }) => kind === 'offer');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ status: 'obsolete' });
    expect(mails[0]).not.toHaveProperty('todo');
  });
});
