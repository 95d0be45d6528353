import { keys } from '../../../functions/adapters/keys.ts';
import { noteReports } from '../../../functions/adapters/ledger-reports.ts';
import { sendAtOnce, stopMail } from '../../../functions/adapters/outbox-acts.ts';
import { saveOutcomes } from '../../../functions/adapters/outcomes.ts';
import { savePeople } from '../../../functions/adapters/people.ts';
import { confirmRelease, loadRelease } from '../../../functions/adapters/release.ts';
import { getItem, queryPartition } from '../../../functions/adapters/table.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import { teamMails } from '../../../functions/domain/team-mails.ts';
import { MINUTE, plus } from '../../../functions/domain/time.ts';
import { closesAt, shortlistAt } from '../../../functions/domain/timetable.ts';
import { door as acknowledge } from '../../../functions/tasks/acknowledge.ts';
import { door as claimOccasion } from '../../../functions/tasks/claim-occasion.ts';
import { door as finishOccasion } from '../../../functions/tasks/finish-occasion.ts';
import { door as recordRecipients } from '../../../functions/tasks/record-recipients.ts';
import { door as sendOffer } from '../../../functions/tasks/send-offer.ts';
import { door as deliverMail } from '../../../functions/timers/deliver-mail.ts';
import { door as sweep } from '../../../functions/timers/sweep.ts';
import { record, stored } from '../../fixtures/ledger.ts';
import {
  ADA,
  aRecommendedOneIn,
  aSentOneIn,
  decideNow,
  makeOffer,
  OFFERS,
  OPEN,
  TEAM,
} from '../../fixtures/stages.ts';
import { newId } from '../../fixtures/table.ts';

/** The clock of a trial: whoever repeats a step does so a little later. */
export type TrialClock = { now: string };

/** A way on which mails come to be and go out. Each step is repeated until it succeeds, as its host does. */
export type MailPath = {
  name: string;
  prepare(
    programme: Programme,
    clock: TrialClock,
  ): Promise<{
    steps: (() => Promise<unknown>)[];
    /** Where its mails lie. */
    partitions: string[];
  }>;
};

type Opened = (event: unknown) => Promise<unknown>;
type DoorOf = (deps: {
  now: () => string;
  newId: () => string;
}) => (event: unknown, context: unknown) => Promise<unknown>;

/** A door with the clock of the trial. */
export function opened(door: DoorOf, clock: TrialClock): Opened {
  const open = door({ now: () => clock.now, newId });
  return (event) => open(event, {});
}

/** Delivers all that is due, as the clock does every minute. */
export const deliver = (clock: TrialClock) => opened(deliverMail, clock);

export const PATHS: MailPath[] = [
  {
    name: 'a receipt and its summaries, by the workflow',
    prepare: async (programme, clock) => {
      clock.now = OPEN;
      const { id } = await aSentOneIn(programme);
      const open = opened(acknowledge, clock);
      return {
        steps: [() => open({ applicationId: id, sending: 1 })],
        partitions: [keys.application(id).pk],
      };
    },
  },
  {
    name: 'a decision with its mail, by somebody who asks again',
    prepare: async (programme, clock) => {
      clock.now = OPEN;
      const { id } = await aSentOneIn(programme);
      const requestId = newId();
      const withdraw = () =>
        decideNow({
          ...{ applicationId: id, event: 'withdraw' as const, by: TEAM, requestId, now: clock.now },
          plan: (before) => ({
            mails: teamMails(before, {
              kind: 'withdrawn',
              occasion: 'withdrawn',
              sendAt: clock.now,
            }),
          }),
        });
      return { steps: [withdraw], partitions: [keys.application(id).pk] };
    },
  },
  {
    name: 'an offer that is held for ten minutes',
    prepare: async (programme, clock) => {
      clock.now = OFFERS;
      const { id } = await aRecommendedOneIn(programme);
      const requestId = newId();
      const open = opened(sendOffer, clock);
      return {
        steps: [
          () => makeOffer(id, ADA, requestId),
          () => open({ applicationId: id, sending: 1 }),
          deliverLater(clock, 10 * MINUTE),
        ],
        partitions: [keys.application(id).pk],
      };
    },
  },
  {
    name: 'an offer that became untrue while it was held',
    prepare: async (programme, clock) => {
      clock.now = OFFERS;
      const { id } = await aRecommendedOneIn(programme);
      await makeOffer(id, ADA);
      await opened(sendOffer, clock)({ applicationId: id, sending: 1 });
      await decideNow({ applicationId: id, event: 'withdraw', by: TEAM, now: clock.now });
      return { steps: [deliverLater(clock, 10 * MINUTE)], partitions: [keys.application(id).pk] };
    },
  },
  {
    name: 'a date told by the timeline, page by page',
    prepare: async (programme, clock) => {
      const announcement = await aDueDate(programme, clock);
      const [claim, page, finish] = [claimOccasion, recordRecipients, finishOccasion].map((door) =>
        opened(door as DoorOf, clock),
      ) as [Opened, Opened, Opened];
      return {
        steps: [
          () => claim(announcement),
          ...['people', 'sent'].map((source) => () => page({ ...announcement, source })),
          () => finish(announcement),
        ],
        partitions: [partitionOf(announcement)],
      };
    },
  },
  {
    name: 'a date told by the sweep',
    prepare: async (programme, clock) => {
      const announcement = await aDueDate(programme, clock);
      clock.now = plus(clock.now, 6 * MINUTE);
      return { steps: [sweepOnce(clock)], partitions: [partitionOf(announcement)] };
    },
  },
  {
    name: 'the outcomes of a release, by the sweep',
    prepare: async (programme, clock) => {
      const applications = [await aSentOneIn(programme), await aSentOneIn(programme)];
      clock.now = plus(closesAt(programme), MINUTE);
      const outcomes = applications.map(({ id }) => ({
        ...{ applicationId: id, sending: 1, outcome: 'not-shortlisted' as const },
        ...{ feedback: 'Say more about how you would measure it.', by: 'ada', at: clock.now },
      }));
      await saveOutcomes(programme, outcomes, { by: ADA, newId });
      const { version } = await loadRelease(programme.id);
      const at = shortlistAt(programme);
      const confirmed = { version, at, by: ADA, requestId: newId(), now: clock.now, newId };
      await confirmRelease(programme.id, confirmed);
      clock.now = plus(shortlistAt(programme), MINUTE);
      return {
        steps: [sweepOnce(clock)],
        partitions: applications.map(({ id }) => keys.application(id).pk),
      };
    },
  },
  {
    name: 'a mail that somebody sends before its hold is over, asking again',
    prepare: async (_programme, clock) => {
      clock.now = OPEN;
      const { pk, mail, act } = await aHeldMail(clock);
      return { steps: [() => sendAtOnce(mail, act)], partitions: [pk] };
    },
  },
  {
    name: 'a mail that somebody stops, asking again',
    prepare: async (_programme, clock) => {
      clock.now = OPEN;
      const { pk, mail, act } = await aHeldMail(clock);
      const stop = () => stopMail(mail, 'Offered to the wrong team', act);
      return { steps: [stop, deliverLater(clock, 20 * MINUTE)], partitions: [pk] };
    },
  },
  {
    name: 'what SES reports, handed over by the queue until it is noted',
    prepare: async (_programme, clock) => {
      clock.now = OPEN;
      const pk = newId();
      const due = await record(clock.now, {}, pk);
      const report = (state: 'sent' | 'bounced') => ({
        key: due,
        messageId: 'reported',
        news: { state, at: clock.now },
      });
      return {
        steps: [() => noteReports([report('sent')]), () => noteReports([report('bounced')])],
        partitions: [pk],
      };
    },
  },
];

/** A mail that is held for ten minutes, and what somebody asks of it. */
async function aHeldMail(clock: TrialClock) {
  const pk = newId();
  const key = await record(clock.now, { sendAt: plus(clock.now, 10 * MINUTE) }, pk);
  const act = { by: ADA, now: clock.now, newId, requestId: newId() };
  return { pk, mail: { key, entry: await stored(key) }, act };
}

function deliverLater(clock: TrialClock, later: number) {
  let at: string | undefined;
  return () => {
    at ??= plus(clock.now, later);
    if (clock.now < at) clock.now = at;
    return deliver(clock)({});
  };
}

/** The sweep goes on past what fails, so whether it has died is asked of the table. */
function sweepOnce(clock: TrialClock) {
  const open = opened(sweep, clock);
  return async () => {
    await open({});
    await getItem(keys.pace());
  };
}

/** A milestone that is due now, with people and teams to be told. */
async function aDueDate(programme: Programme, clock: TrialClock) {
  const people = Array.from({ length: 5 }, (_, index) => ({
    name: `Person ${index}`,
    email: `person-${index}.${newId()}@academy.example`,
    roles: ['delivery-team' as const],
  }));
  await savePeople(programme.id, people);
  await aSentOneIn(programme);
  clock.now = closesAt(programme);
  const timelineId = `programme/${programme.id}`;
  const milestone = programme.milestones.find(({ event }) => event === 'applications-close');
  const [item] = (await queryPartition(`PROGRAMME#${programme.id}`, 'TIMELINE#OCCASION#')).filter(
    ({ id }) => id === milestone?.id,
  );
  return { timelineId, occasionId: String(milestone?.id), version: Number(item?.['version']) };
}

function partitionOf(one: { timelineId: string; occasionId: string; version: number }): string {
  return `ANNOUNCEMENT#${one.timelineId}#${one.occasionId}#${one.version}`;
}
