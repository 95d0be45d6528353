import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What is about to be answered. */
export type Outgoing = {
  status: number;
  headers: Record<string, string | string[] | number>;
  body: string | Buffer | Uint8Array;
};

/** Under this many bytes CloudFront does not compress, so neither does the laptop. */
const FEWEST_BYTES = 1000;

/** Types that CloudFront compresses and that this project serves. */
const TEXT = /^(text\/|image\/svg\+xml|application\/(json|problem\+json|javascript))/;

/** Answers, compressed as CloudFront would: text of some size, in the way that the browser takes. */
export function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Outgoing,
): void {
  const encoding = encodingFor(request, headers, Buffer.byteLength(body));
  const encoded = encoding ? ENCODERS[encoding](body) : body;
  const about = encoding ? { 'content-encoding': encoding, vary: 'accept-encoding' } : {};
  response.writeHead(status, { ...headers, ...about }).end(encoded);
}

type Encoding = keyof typeof ENCODERS;

const ENCODERS = {
  br: (body: Outgoing['body']) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Outgoing['body']) => gzipSync(body),
};

function encodingFor(
  { headers: asked }: IncomingMessage,
  headers: Outgoing['headers'],
  size: number,
): Encoding | undefined {
  const type = String(headers['content-type'] ?? '');
  if (headers['content-encoding'] || size < FEWEST_BYTES || !TEXT.test(type)) return undefined;
  const accepted = String(asked['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}
