import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { markAsSeen } from './admin-mail/mark-as-seen.ts';
import { previewMails } from './admin-mail/preview-mails.ts';
import { sendNow } from './admin-mail/send-now.ts';
import { showMail } from './admin-mail/show-mail.ts';
import { showOutbox } from './admin-mail/show-outbox.ts';
import { stopMail } from './admin-mail/stop-mail.ts';
import { tryAgain } from './admin-mail/try-again.ts';
import { unblockAddress } from './admin-mail/unblock-address.ts';

/** Where the delivery team reads what would go out, stops what is to go, and hears what did not arrive. */
export const routes = {
  'GET /admin/outbox': showOutbox,
  'GET /admin/outbox/{mail}': showMail,
  'POST /admin/outbox/{mail}/stop': stopMail,
  'POST /admin/outbox/{mail}/send-now': sendNow,
  'POST /admin/outbox/{mail}/try-again': tryAgain,
  'POST /admin/outbox/{mail}/seen': markAsSeen,
  'POST /admin/outbox/{mail}/unblock': unblockAddress,
  'GET /admin/shortlist/mails': previewMails,
};

export const door = pageDoor('AdminMailPages', routes, adminWaiting);

export const handler = door(live);
