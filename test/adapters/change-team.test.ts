import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { bookSlot } from '../../functions/adapters/bookings.ts';
import { changeTeam, type TeamWish } from '../../functions/adapters/change-team.ts';
import { announcementPartition, keys } from '../../functions/adapters/keys.ts';
import { parseLedgerEntry, recordMails } from '../../functions/adapters/ledger.ts';
import { followLink, linkWrite, newSecret } from '../../functions/adapters/links.ts';
import { loadProgress } from '../../functions/adapters/mail-progress.ts';
import { queryPartition, transact, updateOnly } from '../../functions/adapters/table.ts';
import { tellTeam } from '../../functions/adapters/tell-team.ts';
import type { Application } from '../../functions/domain/application.ts';
import { teamRecipients } from '../../functions/domain/mails.ts';
import { withCoach } from '../../functions/domain/places.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { type TeamChange, teamChangesEnd } from '../../functions/domain/team-changes.ts';
import { teamMails } from '../../functions/domain/team-mails.ts';
import { HOUR, plus } from '../../functions/domain/time.ts';
import { aMember } from '../fixtures/applications.ts';
import { meddle } from '../fixtures/meddle.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import {
  ADA,
  aDraftIn,
  anOfferedOneIn,
  aSentOneIn,
  aShortlistedOneIn,
  BEN,
  decideNow,
  OFFERS,
  TEAM,
} from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
let programme: Programme;
beforeAll(async () => {
  table = await startTable();
  programme = { ...ownCopy(theProgramme()), places: 100 };
  await store(programme, '2024-08-20T10:00:00.000Z');
});
afterAll(() => table.stop());

const CY = aMember('cy', { name: 'Cy Green', email: 'cy@new.example' });
const REPLACE_ADA: TeamChange = { do: 'replace-member', memberId: 'ada', member: CY };
const change = (applicationId: string, what: TeamChange, over: Partial<TeamWish> = {}) =>
  changeTeam({
    ...{ applicationId, change: what, reason: 'Has moved away.', by: BEN },
    ...{ requestId: newId(), now: OFFERS, newId, ...over },
  });
const mailsOf = async (id: string) =>
  (await queryPartition(keys.application(id).pk, 'MAIL#')).map(parseLedgerEntry);
const told = async (id: string, kind: string) =>
  (await mailsOf(id)).filter((mail) => mail.kind === kind).map(({ to }) => to.email);
const membersOf = ({ draft }: Application) => draft.members.map(({ id }) => id);
const accept = (applicationId: string, by = TEAM) =>
  decideNow({
    ...{ applicationId, event: 'accept', by },
    plan: () => ({ board: (board) => withCoach(board, applicationId, []) }),
  });

describe('a member who is replaced', () => {
  it('is out at once: the link ends, and the one who came gets a link of their own', async () => {
    const { id } = await aSentOneIn(programme);
    const secret = newSecret(id, newId);
    const link = { applicationId: id, memberId: 'ada' };
    await transact([linkWrite(secret, link, 'ada@team.example', OFFERS)]);
    expect(await followLink(secret)).toBeDefined();
    const after = await change(id, REPLACE_ADA);
    expect(await followLink(secret)).toBeUndefined();
    expect(membersOf(after)).toEqual(['cy', 'ben']);
    expect(after.draft.contactId).toBe('cy');
    const mails = await mailsOf(id);
    const [joined] = mails.filter(({ kind }) => kind === 'member-joined');
    expect(joined).toMatchObject({
      to: { email: 'cy@new.example' },
      link: { applicationId: id, memberId: 'cy' },
      facts: { by: 'Ben Green' },
    });
    const [left] = mails.filter(({ kind }) => kind === 'member-left');
    expect(left).toMatchObject({ to: { email: 'ada@team.example' } });
    expect(left).not.toHaveProperty('link');
    expect(await told(id, 'team-changed')).toEqual(['ben@team.example']);
  });

  it('stands in the history with the reason, and who did it', async () => {
    const { id } = await aSentOneIn(programme);
    await change(id, REPLACE_ADA);
    expect((await loadAudit(id)).at(-1)).toMatchObject({
      ...{ what: 'replace-member', by: BEN },
      details: { reason: 'Has moved away.', left: 'Member ada', joined: 'Cy Green' },
    });
  });

  it('is replaced once for one wish, however often it comes', async () => {
    const { id } = await aSentOneIn(programme);
    const requestId = newId();
    await change(id, REPLACE_ADA, { requestId });
    await change(id, REPLACE_ADA, { requestId });
    expect(membersOf(await loadApplication(id))).toEqual(['cy', 'ben']);
    expect(await told(id, 'member-joined')).toHaveLength(1);
  });

  it('leaves what was about to be told to whoever came: the offer, once', async () => {
    const offered = await anOfferedOneIn(programme);
    const mails = (team: Application) =>
      teamMails(team, { kind: 'offer', occasion: 'offered', sendAt: plus(OFFERS, HOUR) });
    await recordMails(keys.application(offered.id).pk, mails(offered), OFFERS);
    await change(offered.id, REPLACE_ADA);
    expect((await told(offered.id, 'offer')).toSorted()).toEqual([
      ...['ada@team.example', 'cy@new.example'],
    ]);
    const meanwhile = await anOfferedOneIn(programme);
    await change(meanwhile.id, REPLACE_ADA);
    // A task that had read the team before it changed.
    await tellTeam(meanwhile, mails, OFFERS);
    expect(await told(meanwhile.id, 'offer')).toContain('cy@new.example');
  });
});

describe('what a team in the cohort was about to get of a date', () => {
  const due = plus(OFFERS, 60 * HOUR);
  /** Mails that wait with their dates: a milestone's to all, one that is sent, and coaching to the contact. */
  async function waiting() {
    const application = await anOfferedOneIn(programme);
    const { id, draft } = application;
    await accept(id);
    const mail = (
      kind: 'milestone' | 'coaching',
      occasion: string,
      whom: 'whole-team' | 'contact',
    ) =>
      teamRecipients(id, draft, whom).map((recipient) => ({
        ...recipient,
        ...{ kind, occasion, sendAt: due },
        facts: kind === 'milestone' ? { audience: 'cohort-teams' } : {},
      }));
    const at = (occasion: string) =>
      announcementPartition(`programme/${programme.id}`, occasion, 1);
    const coaching = announcementPartition(`team/${id}`, `coaching-${id}`, 1);
    const [session, past] = [at(`session-${id}`), at(`past-${id}`)];
    await recordMails(session, mail('milestone', `session-${id}`, 'whole-team'), OFFERS);
    await recordMails(past, mail('milestone', `past-${id}`, 'whole-team'), OFFERS);
    await recordMails(coaching, mail('coaching', `coaching-${id}`, 'contact'), OFFERS);
    for (const { pk, sk } of await queryPartition(past, 'MAIL#')) {
      const update = { pk: String(pk), sk: String(sk) };
      const names = { '#status': 'status' };
      await updateOnly({ update, set: 'SET #status = :sent', names, values: { ':sent': 'sent' } });
    }
    const gets = async (partition: string, email: string) =>
      (await queryPartition(partition, 'MAIL#'))
        .map(parseLedgerEntry)
        .filter(({ to }) => to.email === email).length;
    return { id, session, past, coaching, gets };
  }

  it('goes to somebody who is added, where everybody gets it', async () => {
    const { id, session, past, coaching, gets } = await waiting();
    await change(id, { do: 'add-member', member: CY });
    const counts = await Promise.all([session, past, coaching].map((pk) => gets(pk, CY.email)));
    expect(counts).toEqual([1, 0, 0]);
    expect((await loadProgress([session])).get(session)?.recorded).toBe(3);
  });

  it('goes to whoever replaces the contact, with what was for the contact alone', async () => {
    const { id, session, past, coaching, gets } = await waiting();
    await change(id, REPLACE_ADA);
    const counts = await Promise.all([session, past, coaching].map((pk) => gets(pk, CY.email)));
    expect(counts).toEqual([1, 0, 1]);
  });
});

describe('a team', () => {
  it.each<[string, TeamChange, string]>([
    ['a sixth person', { do: 'add-member', member: CY }, 'TeamFull'],
    [
      'an address twice',
      { do: 'add-member', member: { ...CY, email: 'BEN@team.example' } },
      'InputInvalid',
    ],
    ['its contact going', { do: 'remove-member', memberId: 'ada' }, 'InputInvalid'],
    ['somebody going who is gone', { do: 'remove-member', memberId: 'zoe' }, 'NotFound'],
  ])('does not get %s', async (_what, wanted, name) => {
    const small = { ...programme, team: { ...programme.team, maxMembers: 2 } };
    const { id } = await aSentOneIn(name === 'TeamFull' ? await stored(small) : programme);
    await expect(change(id, wanted)).rejects.toMatchObject({ name });
    expect(membersOf(await loadApplication(id))).toEqual(['ada', 'ben']);
  });

  it('gets somebody more, loses somebody, and another speaks for it; rules refuse nobody', async () => {
    const { id } = await aSentOneIn(programme);
    await change(id, { do: 'add-member', member: CY });
    await change(id, { do: 'change-contact', memberId: 'cy' });
    // Whoever is left is of one sector: a person looks at that, nobody is refused.
    await change(id, { do: 'remove-member', memberId: 'ben' });
    const { draft } = await loadApplication(id);
    expect(draft).toMatchObject({ contactId: 'cy', members: [{ id: 'ada' }, { id: 'cy' }] });
    expect((await loadAudit(id)).slice(-3).map(({ what }) => what)).toEqual([
      ...['add-member', 'change-contact', 'remove-member'],
    ]);
  });

  it('is its own while it is a draft, and stays together once the first session was', async () => {
    const { id: draft } = await aDraftIn(programme);
    await expect(change(draft, REPLACE_ADA)).rejects.toMatchObject({ name: 'WrongStage' });
    const { id } = await anOfferedOneIn(programme);
    await accept(id);
    const end = teamChangesEnd(programme);
    expect(end).toBe('2024-11-04T09:00:00.000Z');
    const late = change(id, REPLACE_ADA, { now: end });
    await expect(late).rejects.toMatchObject({ name: 'WrongStage' });
    await change(id, REPLACE_ADA, { now: plus(end, -1) });
    expect((await loadApplication(id)).status).toBe('in-cohort');
  });
});

describe('at the same moment as the team acts', () => {
  /** Lets the change come between reading and writing of what the team does. */
  async function between(id: string, wish: TeamChange, act: () => Promise<unknown>) {
    let done = false;
    const stop = meddle({
      before: async ({ command }) => {
        if (done || !command.startsWith('Transact')) return;
        done = true;
        await change(id, wish);
      },
    });
    const [settled] = await Promise.allSettled([act()]);
    stop();
    expect(done).toBe(true);
    return settled;
  }

  it('whoever was replaced answers nothing any more, and the offer stays open', async () => {
    const { id } = await anOfferedOneIn(programme);
    const settled = await between(id, REPLACE_ADA, () => accept(id));
    expect(settled).toMatchObject({ reason: { name: 'NotSignedIn' } });
    expect((await loadApplication(id)).status).toBe('offered');
  });

  it('what another member does counts, and is told to the team as it is then', async () => {
    const { id } = await anOfferedOneIn(programme);
    const ben = { ...TEAM, id: 'ben' };
    const settled = await between(id, REPLACE_ADA, () =>
      decideNow({
        ...{ applicationId: id, event: 'withdraw', by: ben },
        plan: (before) => ({
          mails: teamMails(before, { kind: 'withdrawn', occasion: 'withdrawn', sendAt: OFFERS }),
        }),
      }),
    );
    expect(settled?.status).toBe('fulfilled');
    expect(await told(id, 'withdrawn')).toEqual(['cy@new.example']);
  });

  it('whoever was replaced books no interview; another member’s is told to whoever came', async () => {
    const startsAt = '2024-11-02T10:00:00.000Z';
    for (const [member, booked] of [
      ['ada', undefined],
      ['ben', startsAt],
    ] as const) {
      const { id } = await aShortlistedOneIn(programme);
      const slot = { id: `20241102t1000-${id}`, startsAt, minutes: 30, place: '', panel: [] };
      await transact([{ put: { ...keys.slot(programme.id, slot.id), ...slot } }]);
      const by = { ...TEAM, id: member };
      const booking = { programme, applicationId: id, slotId: slot.id, by, now: OFFERS, newId };
      await between(id, REPLACE_ADA, () => bookSlot(booking));
      expect((await loadApplication(id)).interviewAt).toBe(booked);
      expect(await told(id, 'interview-booked')).toHaveLength(booked ? 2 : 0);
      if (booked) expect(await told(id, 'interview-booked')).toContain('cy@new.example');
    }
  });

  it('two admins who replace the same person: one does, the other is told', async () => {
    const { id } = await aSentOneIn(programme);
    const other = { ...CY, id: 'dee', email: 'dee@new.example' };
    const both = await Promise.allSettled([
      change(id, REPLACE_ADA, { by: ADA }),
      change(id, { ...REPLACE_ADA, member: other }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await loadApplication(id)).draft.members).toHaveLength(2);
  });
});

async function stored(changed: Programme): Promise<Programme> {
  const copy = ownCopy(changed);
  await store(copy, '2024-08-20T10:00:00.000Z');
  process.env['PROGRAMME_ID'] = programme.id;
  return copy;
}
