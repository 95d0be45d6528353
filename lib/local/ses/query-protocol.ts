/** The wire format of SES v1: a form goes in, XML comes out. */

/** An answer ready for HTTP. */
export type SesAnswer = { status: number; headers: Record<string, string>; body: string };

/** SES says no. `code` is what the SDK maps to one of its error classes. */
export class SesRefusal extends Error {
  override readonly name = 'SesRefusal';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The refusal of a request that is wrong in itself, as SES words nearly all of them. */
export function invalidParameter(message: string): SesRefusal {
  return new SesRefusal('InvalidParameterValue', message);
}

/** @throws SesRefusal where the parameter is missing. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value !== null) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new SesRefusal(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: ` +
      'Member must not be null',
  );
}

/** The values of a list: `Name.member.1`, `Name.member.2` and so on. */
export function members(form: URLSearchParams, list: string): string[] {
  const values: string[] = [];
  for (let n = 1; ; n += 1) {
    const value = form.get(`${list}.member.${n}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** `<name>text</name>`, the text escaped. */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

const NAMESPACE = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"';

/** The answer to an action that went well; `result` is XML. */
export function success(action: string, result: string, requestId: string): SesAnswer {
  const metadata = `<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata>`;
  const content = `<${action}Result>${result}</${action}Result>${metadata}`;
  return xml(200, requestId, `<${action}Response ${NAMESPACE}>${content}</${action}Response>`);
}

/** The answer to an action that was refused. */
export function failure(refusal: SesRefusal, requestId: string): SesAnswer {
  const fault = element('Type', refusal.status < 500 ? 'Sender' : 'Receiver');
  const content = fault + element('Code', refusal.code) + element('Message', refusal.message);
  const error = `<Error>${content}</Error>${element('RequestId', requestId)}`;
  return xml(refusal.status, requestId, `<ErrorResponse ${NAMESPACE}>${error}</ErrorResponse>`);
}

function xml(status: number, requestId: string, body: string): SesAnswer {
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
  return { status, headers, body };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot carry at all become a question mark. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[^\t\n\r\x20-\uFFFD]/g, '?');
}
