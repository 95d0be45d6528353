import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AcademyError } from '../domain/errors.ts';

/**
 * Where a front stands before the API (`ORIGIN_SECRET`), nobody comes in beside it: its limits are for
 * everyone.
 * @throws AcademyError `NotAllowed`
 */
export function refuseOtherWaysIn({ headers }: APIGatewayProxyEventV2): void {
  const secret = process.env['ORIGIN_SECRET'];
  if (secret === undefined || same(headers['x-origin-secret'] ?? '', secret)) return;
  throw new AcademyError(
    'NotAllowed',
    'This is not the way in. Start from the first page of the academy.',
  );
}

/**
 * The browser says where a form came from; no other site may send one in a person's name.
 * @throws AcademyError `NotAllowed`
 */
export function refuseOtherSites(event: APIGatewayProxyEventV2): void {
  const site = event.headers['sec-fetch-site'];
  const { method } = event.requestContext.http;
  if (method === 'GET' || method === 'HEAD' || site === undefined) return;
  if (site !== 'same-origin' && site !== 'none') {
    throw new AcademyError(
      'NotAllowed',
      'This form was sent from another site. Open the page here and send it again.',
    );
  }
}

/** In the same time wherever they differ. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
