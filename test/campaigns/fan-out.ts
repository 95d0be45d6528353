import { recordMails } from '../../functions/adapters/ledger.ts';
import { savePeople } from '../../functions/adapters/people.ts';
import { HOUR, MINUTE, plus } from '../../functions/domain/time.ts';
import { opensAt } from '../../functions/domain/timetable.ts';
import type { SesAccount } from '../../lib/local/ses/account.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import type { Campaign } from './campaign.ts';
import { forgetPaceAndBlocks } from './mail/forgetting.ts';

/** Mails a second that the service allows. */
const RATE = 50;

export const campaign: Campaign = {
  what: 'one date is told to 10,000 people at the pace of the service; what people wait for overtakes',
  // Each recipient is one.
  trials: 10_000,
  run: async ({ trials, mutant, say }) => {
    const account: SesAccount = { maxSendRate: RATE };
    const programme = theProgramme();
    const at = plus(opensAt(programme), -HOUR);
    const academy = await openAcademy({ programme, at, account });
    const restore = mutant ? forgetPaceAndBlocks() : () => undefined;
    try {
      await savePeople(programme.id, subscribers(trials));
      const began = performance.now();
      const { failures, figures } = await tell(academy, trials, say);
      const { refusedBeyondLimits = 0 } = account;
      if (refusedBeyondLimits > 0)
        failures.push(`the service refused ${refusedBeyondLimits} mails`);
      const wallMs = Math.round(performance.now() - began);
      return { trials, failures, figures: { ...figures, refusedBeyondLimits, wallMs } };
    } finally {
      restore();
      await academy.stop();
    }
  },
};

function subscribers(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `Subscriber ${index}`,
    email: `subscriber-${index}@people.example`,
    roles: ['subscriber' as const],
  }));
}

type FanOut = { recorded: number; sent: number };

async function tell(academy: Academy, recipients: number, say: (line: string) => void) {
  const failures: string[] = [];
  const from = opensAt(academy.programme);
  // Half-way through, at the pace of the service and its margin.
  const half = plus(from, Math.round((recipients / RATE) * 0.55) * 1000);
  await academy.pump.moveTo(half);
  const { recorded, sent } = await progress(academy);
  say(`  half-way: ${sent} of ${recorded}`);
  if (recorded < recipients) failures.push(`only ${recorded} of ${recipients} are recorded`);
  if (sent === 0 || sent >= recorded) failures.push(`half-way ${sent} of ${recorded} are sent`);
  const waited = await overtake(academy);
  if (waited > 3000) failures.push(`what somebody waits for took ${waited} ms`);
  await academy.pump.moveTo(plus(half, HOUR));
  const end = await progress(academy);
  if (end.sent !== end.recorded) failures.push(`in the end ${end.sent} of ${end.recorded}`);
  const mails = academy.mailbox.all().filter(({ tags }) => tags['kind'] === 'milestone');
  const addresses = new Set(mails.flatMap(({ destinations }) => destinations));
  if (mails.length !== addresses.size) failures.push('somebody was told twice');
  const times = mails.map(({ sentAt }) => sentAt).sort();
  const seconds = (Date.parse(times.at(-1) ?? '') - Date.parse(times[0] ?? '')) / 1000;
  failures.push(...tooFast(times));
  return {
    failures,
    figures: { told: addresses.size, seconds, perSecond: mails.length / seconds, waitedMs: waited },
  };
}

/** How long a receipt takes that is recorded in the midst of it, in milliseconds of the clock. */
async function overtake(academy: Academy): Promise<number> {
  const now = academy.clock.now();
  const to = { email: 'somebody@team.example', name: 'Ada Brown' };
  const mail = { kind: 'receipt' as const, occasion: 'sent/1', to, facts: {}, sendAt: now };
  await recordMails('TEST', [mail], now);
  await academy.pump.moveTo(plus(now, MINUTE));
  const sent = academy.mailbox.all().find(({ destinations }) => destinations.includes(to.email));
  return sent ? Date.parse(sent.sentAt) - Date.parse(now) : Number.POSITIVE_INFINITY;
}

async function progress({ admins }: Academy): Promise<FanOut> {
  const { data } = await admins[0].browser.get('/admin/outbox');
  const [latest] = data['fanOuts'] as FanOut[];
  return latest ?? { recorded: 0, sent: 0 };
}

function tooFast(times: string[]): string[] {
  const tooMany = times.filter((at, from) => {
    const next = times[from + RATE];
    return next !== undefined && next < plus(at, 1000);
  });
  return tooMany.length > 0 ? [`more than ${RATE} in a second, ${tooMany.length} times`] : [];
}
