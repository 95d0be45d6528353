/** Runs a command of the operator's: what it throws is for people, and ends it with 2. */
export async function command(act: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await act();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
