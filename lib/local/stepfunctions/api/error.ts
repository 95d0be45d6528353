/** An answer of the API that is not a success; `name` is the error's name on AWS. */
export class ApiError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** A request that lacks something or has it in the wrong form. */
export function invalid(message: string, name = 'ValidationException'): ApiError {
  return new ApiError(name, message);
}
