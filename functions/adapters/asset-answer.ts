import { brotliDecompressSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { SECURITY } from './security-headers.ts';

/** A file that pages load: its type, and its content as brotli in base64. */
export type CompressedAsset = { type: string; brotli: string };

/** Answers a file whose name changes with its content, so that a browser asks for it once. */
export function assetAnswer(
  event: APIGatewayProxyEventV2,
  { type, brotli }: CompressedAsset,
): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...SECURITY,
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  };
  if (/\bbr\b/.test(event.headers['accept-encoding'] ?? '')) {
    return {
      statusCode: 200,
      headers: { ...headers, 'content-encoding': 'br' },
      body: brotli,
      isBase64Encoded: true,
    };
  }
  const body = brotliDecompressSync(Buffer.from(brotli, 'base64')).toString('utf8');
  return { statusCode: 200, headers, body };
}
