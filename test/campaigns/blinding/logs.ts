/** Catches every line that is written while it listens; `end` answers them and lets others through again. */
export function catchLogs(): { end(): string } {
  const lines: string[] = [];
  const before = process.env['LOG_LEVEL'];
  process.env['LOG_LEVEL'] = 'info';
  const streams = [process.stdout, process.stderr].map((stream) => ({
    stream,
    write: stream.write,
  }));
  const keep = (chunk: unknown) => {
    lines.push(String(chunk));
    return true;
  };
  for (const { stream } of streams) stream.write = keep as typeof stream.write;
  return {
    end: () => {
      for (const { stream, write } of streams) stream.write = write;
      process.env['LOG_LEVEL'] = before;
      return lines.join('');
    },
  };
}
