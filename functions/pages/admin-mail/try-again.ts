import { tryAgain as again } from '../../adapters/outbox-acts.ts';
import { actOnMail } from './act-on-mail.ts';

/** Lets a mail that was given up be tried again. */
export const tryAgain = actOnMail(again);
