import { unblock } from '../../adapters/outbox-acts.ts';
import { actWithReason } from './act-on-mail.ts';

/** Lets an address get mail again, with the reason why it will work now. */
export const unblockAddress = actWithReason('Write why mail to it works again', unblock);
