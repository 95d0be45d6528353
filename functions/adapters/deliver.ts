import pMap from 'p-map';
import { type Attempt, isGivenUp, openMarks } from './ledger-marks.ts';
import type { LeasedMail } from './ledger-take.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import { attemptOf } from './mail-attempt.ts';
import { pauseSending } from './mail-pace.ts';

/** How many mails are under way at once. */
const AT_ONCE = 16;

/** Hands a mail to SES and answers its message id. */
export type Send<Mail> = (mail: Mail) => Promise<string>;

/**
 * Sends mails that this sender holds, and marks each within moments of knowing what came of it. Once SES
 * says that it is too much, the rest is given back unsent. Answers how many were accepted.
 */
export async function deliver<Mail extends LeasedMail>(
  mails: Mail[],
  send: Send<Mail>,
  deps: Deps,
): Promise<number> {
  const marks = openMarks(deps.now);
  const pause = pauseOnce(deps);
  let sent = 0;
  await pMap(
    mails,
    async (mail) => {
      const attempt = await attemptOnce(mail, send, pause);
      if (attempt.is === 'accepted') sent += 1;
      else noteFailure(mail, attempt);
      marks.add({ mail, attempt });
    },
    { concurrency: AT_ONCE },
  );
  await marks.done();
  return sent;
}

/** The pause of all senders, once one of these mails was too much. */
type Pause = { asked: boolean; until: () => Promise<string> };

function pauseOnce({ now }: Deps): Pause {
  let until: Promise<string> | undefined;
  const pause: Pause = {
    asked: false,
    until: () => {
      pause.asked = true;
      until ??= pauseSending(now());
      return until;
    },
  };
  return pause;
}

async function attemptOnce<Mail>(mail: Mail, send: Send<Mail>, pause: Pause): Promise<Attempt> {
  if (pause.asked) return { is: 'too-many', error: 'Throttling', until: await pause.until() };
  try {
    return { is: 'accepted', messageId: await send(mail) };
  } catch (error) {
    const attempt = attemptOf(error);
    return attempt.is === 'too-many' ? { ...attempt, until: await pause.until() } : attempt;
  }
}

/** Ids and names only: neither the address nor the error's text. */
function noteFailure(mail: LeasedMail, attempt: Exclude<Attempt, { is: 'accepted' }>): void {
  const { id, kind, attempts } = mail.entry;
  logWarn('mail not sent', { mail: id, kind, attempts, error: attempt.error });
  if (isGivenUp({ mail, attempt })) logWarn('mail given up', { mail: id, kind, attempts });
}
