import { brotliDecompressSync } from 'node:zlib';
import type { PageAnswer, PageRequest } from './http.ts';

/** A file that pages load: its type, and its content as brotli in base64. */
export type CompressedAsset = { type: string; brotli: string };

/** Answers a file whose name changes with its content, so that a browser asks for it once. */
export function assetAnswer(
  request: Pick<PageRequest, 'headers'>,
  { type, brotli }: CompressedAsset,
): PageAnswer {
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  };
  if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
    return {
      data: {},
      file: { type, body: brotli, isBase64Encoded: true },
      headers: { ...headers, 'content-encoding': 'br' },
    };
  }
  const body = brotliDecompressSync(Buffer.from(brotli, 'base64')).toString('utf8');
  return { data: {}, file: { type, body }, headers };
}
