/**
 * Structured log lines: ids, stages, outcomes and error names. Never a body, an address, a token, a
 * link or an error's text. `LOG_LEVEL` is `info` (default), `warn` or `silent`.
 */
export function logInfo(what: string, ids: Record<string, string | number | undefined> = {}): void {
  if (level() === 'info') write('info', what, ids);
}

/** Something that an alarm or a person should notice. */
export function logWarn(what: string, ids: Record<string, string | number | undefined> = {}): void {
  if (level() !== 'silent') write('warn', what, ids);
}

function level(): string {
  return process.env['LOG_LEVEL'] ?? 'info';
}

function write(
  severity: string,
  what: string,
  ids: Record<string, string | number | undefined>,
): void {
  process.stderr.write(`${JSON.stringify({ level: severity, what, ...ids })}\n`);
}
