import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { LEAST_QUOTA, mustAsk, Pace, paused, type Quota, withQuota } from '../domain/mail-pace.ts';
import { keys } from './keys.ts';
import { logWarn } from './log.ts';
import { mailClient } from './mail-client.ts';
import { getItem, transact, type Write } from './table.ts';

/** The pace that all senders share, with what SES says of the account where that has to be asked. */
export async function loadPace(now: string): Promise<Pace> {
  const item = await getItem(keys.pace());
  const pace = item && Pace.parse(item);
  if (pace && !mustAsk(pace, now)) return pace;
  return withQuota(pace, await askQuota(pace), now);
}

/** The write that reserves: `after` in place of the pace that was read. Fails if another was first. */
export function paceWrite(after: Pace): Write {
  const before = after.version;
  return {
    put: { ...keys.pace(), ...after, version: before + 1 },
    condition: before === 0 ? 'attribute_not_exists(pk)' : 'version = :before',
    ...(before === 0 ? {} : { values: { ':before': before } }),
  };
}

/**
 * Lets all senders pause, since SES refuses mails as too many, and answers until when. Where another
 * sender changes the pace at this moment, its own next refusal says the same.
 */
export async function pauseSending(now: string): Promise<string> {
  const item = await getItem(keys.pace());
  const pace = paused(item ? Pace.parse(item) : withQuota(undefined, LEAST_QUOTA, now), now);
  await transact([paceWrite(pace)]);
  return pace.pauseUntil ?? now;
}

async function askQuota(known: Pace | undefined): Promise<Quota> {
  try {
    const { MaxSendRate, Max24HourSend, SentLast24Hours } = await mailClient().send(
      new GetSendQuotaCommand({}),
    );
    return {
      perSecond: MaxSendRate ?? LEAST_QUOTA.perSecond,
      perDay: Max24HourSend ?? LEAST_QUOTA.perDay,
      sentBefore: SentLast24Hours ?? 0,
    };
  } catch (error) {
    logWarn('quota not known', { error: error instanceof Error ? error.name : 'Unknown' });
    // What was known before is likely still so; what was reserved since is all that is known of today.
    return known ? { ...known, sentBefore: known.sentBefore + known.reserved } : LEAST_QUOTA;
  }
}
