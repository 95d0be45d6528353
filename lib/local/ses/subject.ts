import { decodeWords } from 'postal-mime';
import { header, readMessage } from './header-block.ts';

/** The subject as a person reads it; empty where a mail has none. Does not look at the body. */
export function subjectOf(raw: Uint8Array): string {
  return decodeWords(header(readMessage(raw), 'subject') ?? '');
}
