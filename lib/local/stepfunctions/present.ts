/** A value that must be there; its absence is a fault of the runner, not of a definition. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}`);
  return value;
}
