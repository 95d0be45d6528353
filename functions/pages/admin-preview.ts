import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { previewMails } from './admin-preview/preview-mails.ts';

/** What the delivery team reads before it is sent: a door of its own, since it carries every mail's text. */
export const routes = { 'GET /admin/shortlist/mails': previewMails };

export const door = pageDoor('AdminPreviewPages', routes, adminWaiting);

export const handler = door(live);
