import { sendAtOnce } from '../../adapters/outbox-acts.ts';
import { actOnMail } from './act-on-mail.ts';

/** Ends the hold of a mail: it goes out with the next run of the sender. */
export const sendNow = actOnMail(sendAtOnce);
