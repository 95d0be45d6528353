import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AcademyError } from '../domain/errors.ts';

/** Far more than the longest application; what is larger is not one. */
const MOST_BYTES = 256 * 1024;

/**
 * The body of a request as named fields: a form as browsers send it, or a JSON object.
 * @throws AcademyError `InputTooLarge`, `InputUnreadable`
 */
export function readBody(event: APIGatewayProxyEventV2): Record<string, unknown> {
  const raw = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new AcademyError(
      'InputTooLarge',
      'This is too much text. Shorten your answers and send them again.',
    );
  }
  if (text === '') return {};
  const type = bodyType(event);
  if (type === 'application/json') return readJson(text);
  if (type === 'application/x-www-form-urlencoded') return readForm(text);
  throw new AcademyError(
    'InputUnreadable',
    'Send the form as it is on the page, or a JSON object.',
  );
}

/**
 * The type of a body without its parameters. Looking for a word inside the header would not do: another
 * site may send `text/plain; application/json` without being asked.
 */
export function bodyType({ headers }: APIGatewayProxyEventV2): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Answered below, in the same words as any other JSON that is not an object.
  }
  throw new AcademyError(
    'InputUnreadable',
    'The JSON cannot be read. Send one object, and check its quotes and commas.',
  );
}

/** A form's fields; control characters other than line ends are dropped, line ends are `\n`. */
function readForm(text: string): Record<string, unknown> {
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [name, clean(value)]);
  return Object.fromEntries(fields);
}

function clean(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be dropped
  return value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}
