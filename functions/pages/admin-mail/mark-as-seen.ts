import { markSeen } from '../../adapters/outbox-acts.ts';
import { actOnMail } from './act-on-mail.ts';

/** Notes that somebody has dealt with a mail that did not arrive. */
export const markAsSeen = actOnMail(markSeen);
