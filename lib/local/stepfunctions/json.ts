/** 256 KiB of UTF-8: the largest input, output or result Step Functions passes on. */
export const PAYLOAD_LIMIT = 262_144;

/** JSON text of a value; undefined (a handler that returns nothing) is null, as in Lambda. */
export function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** A value as it looks after travelling as JSON: no functions, no NaN, no hidden flags, no sharing. */
export function asJson(value: unknown): unknown {
  return JSON.parse(textOf(value));
}

/** Whether the text is over 256 KiB once encoded; the length test spares the count nearly always. */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= PAYLOAD_LIMIT) return false;
  return text.length > PAYLOAD_LIMIT || Buffer.byteLength(text) > PAYLOAD_LIMIT;
}

/** A JSON object, as opposed to an array, null or a scalar. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type of a JSON value in the words AWS's messages use. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
