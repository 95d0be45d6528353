import { timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AcademyError } from '../domain/errors.ts';
import { cookieIn, cookieText, readCookies } from './cookies.ts';
import { bodyType } from './http-body.ts';

/** The cookie that every form repeats. Another site can neither read it nor set it (`__Host-`). */
const COOKIE = 'form';

/** The hidden field in which a form repeats it. */
export const PROOF = 'proof';

/**
 * A mail program sends it with one click and has no cookie (RFC 8058). The secret in its address says for
 * whom; nothing that a browser sends along by itself does.
 */
const BY_A_MAIL_PROGRAM = 'POST /unsubscribe';

const A_YEAR = 365 * 24 * 60 * 60;

/**
 * Refuses what a person may not have sent: a form has to repeat the cookie. JSON needs no such proof,
 * because a browser asks first before it lets another site send it, and is never told yes.
 * @throws AcademyError `FormNotProven`
 */
export function refuseUnproven(
  event: APIGatewayProxyEventV2,
  input: Record<string, unknown>,
): void {
  const { method } = event.requestContext.http;
  if (method === 'GET' || method === 'HEAD' || bodyType(event) === 'application/json') return;
  if (event.routeKey === BY_A_MAIL_PROGRAM && input['List-Unsubscribe'] === 'One-Click') return;
  const cookie = cookieIn(readCookies(event.cookies), COOKIE);
  if (cookie !== '' && same(String(input[PROOF] ?? ''), cookie)) return;
  throw new AcademyError(
    'FormNotProven',
    'We could not tell that this form came from you, so nothing has changed. Go back, copy what you typed, load the page again and send it once more. Your browser has to allow cookies for this site.',
  );
}

/** Puts the proof into every form of a page, and sets the cookie where there is none yet. */
export function withProof(
  event: APIGatewayProxyEventV2,
  result: APIGatewayProxyStructuredResultV2,
  newId: () => string,
): APIGatewayProxyStructuredResultV2 {
  const isPage = String(result.headers?.['content-type'] ?? '').startsWith('text/html');
  if (!isPage || !result.body?.includes(FORM)) return result;
  const known = cookieIn(readCookies(event.cookies), COOKIE);
  // What a browser sends is looked at before it stands in a page.
  const proof = /^[\w-]{16,64}$/.test(known) ? known : newId();
  const field = `<input type="hidden" name="${PROOF}" value="${proof}">`;
  const cookies = proof === known ? [] : [cookieText(COOKIE, proof, A_YEAR)];
  return {
    ...result,
    body: result.body.replace(FORMS, (form) => form + field),
    cookies: [...(result.cookies ?? []), ...cookies],
  };
}

/** How every form of the views begins; what people typed cannot look like it, since it is escaped. */
const FORM = '<form method="post"';
const FORMS = /<form method="post"[^>]*>/g;

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
