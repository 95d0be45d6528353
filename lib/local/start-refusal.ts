/** A reason not to start, in one line for the person at the keyboard. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
