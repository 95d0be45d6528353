import type { Programme } from '../programme.ts';

/** One thing that a person should look at in a programme file. An error keeps the file from being used. */
export type Finding = {
  severity: 'error' | 'warning';
  /** Where it stands in the file, for example `milestones[2].date`. */
  path: string;
  /** What is wrong and what to do, in English for somebody who does not program. */
  message: string;
};

/** A group of rules: everything they find in a programme whose fields are all well formed. */
export type Rule = (programme: Programme) => Finding[];

/** A finding that keeps the file from being used. */
export function error(path: string, message: string): Finding {
  return { severity: 'error', path, message };
}

/** A finding that a person may decide to live with. */
export function warning(path: string, message: string): Finding {
  return { severity: 'warning', path, message };
}

/** `milestones[2].date` from `['milestones', 2, 'date']`; the file itself has no path of its own. */
export function pathOf(keys: readonly PropertyKey[]): string {
  if (keys.length === 0) return 'the file';
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** `1 day`, `2 days`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
