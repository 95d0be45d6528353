import * as z from 'zod/mini';
import { type Application, Draft } from '../application.ts';
import { whatBlocksSending } from '../check-application.ts';
import { Status } from '../moves.ts';
import type { Programme } from '../programme.ts';

const Instant = z.iso.datetime().check(z.describe('ISO 8601, UTC'));

/** A problem with one field, in the words of the form. */
const Problem = z.object({
  field: z.string().check(z.describe('The field, as in the request; answers by the question’s id')),
  message: z.string().check(z.describe('What to do')),
});

/** What a refusal looks like (RFC 9457). */
export const Refusal = z.object({
  type: z.string(),
  title: z.string().check(z.describe('The name of the error; stable')),
  status: z.int(),
  detail: z.string().check(z.describe('One sentence that says what to do')),
  problems: z.array(Problem),
});

/** The answer to starting an application. */
export const Started = z.object({
  applicationId: z.string(),
  reference: z.string().check(z.describe('What people quote')),
  token: z.string().check(z.describe('The bearer token of this application; shown this once')),
});

/** An application as its team sees it. */
export const Shown = z.object({
  applicationId: z.string(),
  reference: z.string(),
  status: Status,
  sentAt: z.optional(Instant),
  offerExpiresAt: z.optional(Instant).check(z.describe('When an open offer lapses')),
  feedback: z.optional(z.string()).check(z.describe('Released with the outcome')),
  draft: Draft.check(z.describe('What the team has written')),
  missing: z.array(Problem).check(z.describe('What keeps a draft from being sent')),
});

/** An application as the API answers it. */
export function shown(
  programme: Programme,
  application: Application,
  feedback?: string,
): z.infer<typeof Shown> {
  const { id, reference, status, sentAt, offerExpiresAt, draft } = application;
  const missing = status === 'draft' ? whatBlocksSending(programme, draft) : [];
  return {
    ...{ applicationId: id, reference, status, draft, missing },
    ...(sentAt ? { sentAt } : {}),
    ...(offerExpiresAt ? { offerExpiresAt } : {}),
    ...(feedback ? { feedback } : {}),
  };
}

/** The version of an application, as `ETag` and `If-Match` name it. */
export function etagOf({ draftVersion, sending, status }: Application): string {
  return `"${draftVersion}.${sending}.${status}"`;
}
