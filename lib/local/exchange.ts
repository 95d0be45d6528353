import type { Dispatcher } from 'undici';

/** A whole answer over HTTP. */
export type Exchanged = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};

/** Asks, and takes the answer as a whole: where it is short, a stream of it costs more than the rest. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
): Promise<Exchanged> {
  return new Promise((done, fail) => {
    let status = 0;
    let headers: Exchanged['headers'] = {};
    const chunks: Buffer[] = [];
    dispatcher.dispatch(request, {
      onRequestStart: () => undefined,
      onResponseStart(_controller, code, received) {
        status = code;
        headers = received;
      },
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd: () => done({ status, headers, body: Buffer.concat(chunks) }),
      onResponseError: (_controller, error) => fail(error),
    });
  });
}

/** The cookies that an answer sets, as `name=value`, without their attributes. */
export function cookiesSet({ headers }: Exchanged): string[] {
  return [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '');
}
