import { invalidParameter } from './query-protocol.ts';

/** One header; `lines` is the field as it stood, byte for byte, in Latin-1. */
export type HeaderField = { name: string; value: string; lines: string };

/** A message in its two halves. */
export type Message = { fields: HeaderField[]; body: Uint8Array };

const AT_MOST_ONCE = new Set(
  ['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'in-reply-to']
    .concat(['references', 'subject', 'mime-version', 'content-type', 'list-unsubscribe'])
    .concat(['content-transfer-encoding']),
);

/**
 * Splits a raw message into its headers and its body.
 * @throws SesRefusal where SES would not take the header block: a line that is no header, an illegal
 *   name, a header given twice. These are also the marks that a header injection leaves.
 */
export function readMessage(raw: Uint8Array): Message {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const { headEnd, bodyStart } = findBlankLine(bytes);
  const fields = readFields(bytes.toString('latin1', 0, headEnd));
  refuseRepeats(fields);
  return { fields, body: bytes.subarray(bodyStart) };
}

/** The value of a header, unfolded; undefined where the message has none. */
export function header(message: Message, name: string): string | undefined {
  return message.fields.find((field) => field.name.toLowerCase() === name)?.value;
}

/** The message again, with other headers. */
export function writeMessage(message: Message): Uint8Array {
  const head = message.fields.map(({ lines }) => `${lines}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), message.body]);
}

/** Line by line, so that the body, which may be long, is not searched. */
function findBlankLine(bytes: Buffer): { headEnd: number; bodyStart: number } {
  for (let lineStart = 0; ; ) {
    const lineEnd = bytes.indexOf('\n', lineStart);
    if (lineEnd === -1) return { headEnd: bytes.length, bodyStart: bytes.length };
    const line = bytes.toString('latin1', lineStart, lineEnd);
    if (line === '' || line === '\r') return { headEnd: lineStart, bodyStart: lineEnd + 1 };
    lineStart = lineEnd + 1;
  }
}

function readFields(head: string): HeaderField[] {
  const folded: string[] = [];
  for (const line of head.split(/\r?\n/)) {
    const previous = folded.length - 1;
    if (/^[ \t]/.test(line) && previous >= 0) folded[previous] += `\r\n${line}`;
    else if (line !== '') folded.push(line);
  }
  return folded.map(readField);
}

function readField(lines: string): HeaderField {
  const colon = lines.indexOf(':');
  if (colon === -1) throw invalidParameter("Expected ':' in header line.");
  const name = lines.slice(0, colon).trimEnd();
  if (name === '') throw invalidParameter('Empty header names are illegal.');
  if (!/^[\x21-\x7e]+$/.test(name)) throw invalidParameter('Illegal header name.');
  const value = lines.slice(colon + 1).replace(/\r\n(?=[ \t])/g, '');
  if (/[\r\n\0]/.test(value))
    throw invalidParameter(`Header '${name}' contains control characters.`);
  return { name, value: asUtf8(value).trim(), lines };
}

function asUtf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString() : latin1;
}

function refuseRepeats(fields: HeaderField[]): void {
  const seen = new Set<string>();
  for (const { name } of fields) {
    const key = name.toLowerCase();
    if (seen.has(key)) throw invalidParameter(`Duplicate header '${name}'.`);
    if (AT_MOST_ONCE.has(key)) seen.add(key);
  }
}
