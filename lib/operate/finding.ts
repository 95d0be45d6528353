/** One thing that the doctor looked at: a line, and what to do where it is not well. */
export type Finding = {
  what: string;
  /** `note`: works, but somebody should know. */
  state: 'well' | 'note' | 'ill';
  /** What was seen. */
  seen: string;
  cure?: string;
};

/** All is well here. */
export function well(what: string, seen: string): Finding {
  return { what, state: 'well', seen };
}

/** A problem, in one line with its cure. */
export function ill(what: string, seen: string, cure: string): Finding {
  return { what, state: 'ill', seen, cure };
}

/** Something to know that stops nothing. */
export function note(what: string, seen: string, cure?: string): Finding {
  return { what, state: 'note', seen, ...(cure ? { cure } : {}) };
}

/** A finding as a line for people. */
export function lineOf({ what, state, seen, cure }: Finding): string {
  const mark = { well: '✓', note: '·', ill: '✗' }[state];
  return `${mark} ${what}: ${seen}${cure ? ` → ${cure}` : ''}`;
}

/** The name of an error, or what it says where it has no telling name; `fetch` hides the reason within. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error && 'code' in error.cause) return String(error.cause.code);
  return error.name === 'Error' ? error.message : error.name;
}
