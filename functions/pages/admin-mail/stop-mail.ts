import { stopMail as stop } from '../../adapters/outbox-acts.ts';
import { actWithReason } from './act-on-mail.ts';

/** Stops a mail that waits; who did it and why is kept with it. */
export const stopMail = actWithReason('Write why it is not to be sent', stop);
