import { parsed } from './recordings.ts';

/** Values the recordings replaced because they differ from run to run. */
const ANYTHING = new Set([
  'timestamp',
  'date',
  'start-date',
  'stop-date',
  'entered-time',
  'start-time',
  'request-id',
  'x-amzn-RequestId',
  'X-Amzn-Trace-Id',
  'snf_role_arn',
  'content-length',
]);

const IGNORED = new Set([
  'truncated',
  'roleArn',
  'region',
  'stateMachineAliasArn',
  'stateMachineVersionArn',
  'inputDetails',
  'outputDetails',
  'assignedVariablesDetails',
  // The length of an answer whose names were replaced says nothing.
  'Content-Length',
]);

const PLACEHOLDER = /<[^<>]*>|lambda_function_name/;

/** Whether a value of ours is what was recorded, placeholders standing for anything. */
export function isAsRecorded(recorded: unknown, actual: unknown): boolean {
  const [expected, found] = [parsed(recorded), parsed(actual)];
  if (typeof expected === 'string') return isTextAsRecorded(expected, found);
  if (Array.isArray(expected)) return isListAsRecorded(expected, found);
  if (typeof expected !== 'object' || expected === null) return expected === found;
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
  return areMembersAsRecorded(expected as Fields, found as Fields);
}

type Fields = Record<string, unknown>;

function isTextAsRecorded(expected: string, found: unknown): boolean {
  if (ANYTHING.has(expected) || expected.includes('MagicMock')) return true;
  if (expected === found) return true;
  if (!PLACEHOLDER.test(expected) || typeof found !== 'string') {
    return PLACEHOLDER.exec(expected)?.[0] === expected;
  }
  const parts = expected.split(new RegExp(PLACEHOLDER, 'g')).map(escaped);
  return new RegExp(`^${parts.join('[^]*')}$`).test(found);
}

function isListAsRecorded(expected: unknown[], found: unknown): boolean {
  if (!Array.isArray(found) || found.length !== expected.length) return false;
  return expected.every((item, index) => isAsRecorded(item, found[index]));
}

function areMembersAsRecorded(expected: Fields, found: Fields): boolean {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].every((name) => {
    return IGNORED.has(name) || isAsRecorded(expected[name], found[name]);
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
