import type { Execution, Frame } from './execution.ts';
import type { Step } from './step.ts';

/** Makes the token of one attempt: it says where it belongs and cannot be guessed. */
export function createToken({ engine, execution, frame }: Step): string {
  const parts = [execution.arn, frame.id, frame.attempt, engine.random.uuid()];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The ARN of the execution a token belongs to; undefined for text that never was a token. */
export function readToken(token: string): string | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 4) return undefined;
    const arn: unknown = parts[0];
    return typeof arn === 'string' ? arn : undefined;
  } catch {
    return undefined;
  }
}

/** The frame that still waits for this token. */
export function holderOf(execution: Execution, token: string): Frame | undefined {
  return execution.frames.find((frame) => frame.call?.token === token);
}
