import type { Frame } from './execution.ts';
import type { Engine, Step } from './step.ts';

/** Where a task token leads. */
export type TokenPlace = { arn: string; frame: number };

/** Makes the token of one attempt: it says where it belongs and cannot be guessed. */
export function createToken({ engine, execution, frame }: Step): string {
  const parts = [execution.arn, frame.id, frame.attempt, engine.random.uuid()];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a token; undefined for text that never was one. */
export function readToken(token: string): TokenPlace | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 4) return undefined;
    const [arn, frame] = parts as unknown[];
    return typeof arn === 'string' && typeof frame === 'number' ? { arn, frame } : undefined;
  } catch {
    return undefined;
  }
}

/** The frame that still waits for this token. */
export function holderOf(engine: Engine, place: TokenPlace, token: string): Frame | undefined {
  const frames = engine.live.get(place.arn)?.frames ?? [];
  return frames.find((frame) => frame.id === place.frame && frame.call?.token === token);
}
