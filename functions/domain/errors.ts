/**
 * Every error that people or the workflow meet. The name is the contract: the definitions' Retry and
 * Catch list these names, so it is set explicitly (minifying renames classes). The message is one
 * sentence that says what to do; it never holds personal data.
 */
export class AcademyError extends Error {
  /** HTTP status of the answer, where a person asked. */
  readonly status: number;
  /** Problems by field, where the input is at fault. */
  readonly problems: Problem[];
  /** Where a person goes on from here, where that is a page of its own. */
  readonly next: Next | undefined;

  constructor(name: ErrorName, message: string, problems: Problem[] = [], next?: Next) {
    super(message);
    this.name = name;
    this.status = STATUS[name];
    this.problems = problems;
    this.next = next;
  }
}

/** One thing wrong with the input: the field's name and a sentence that says what to do. */
export type Problem = { field: string; message: string };

/** A link to another page. */
export type Next = { href: string; text: string };

/** HTTP status by error name. 409: the state forbids it; 422: the input must change; 503: try again. */
const STATUS = {
  InputInvalid: 422,
  InputUnreadable: 400,
  InputTooLarge: 413,
  FileTooLarge: 422,
  NotSignedIn: 401,
  SignInNeeded: 401,
  SignInFailed: 400,
  NotAllowed: 403,
  FormNotProven: 403,
  NotFound: 404,
  NotOpenYet: 409,
  DeadlinePassed: 409,
  ApplicationIncomplete: 422,
  TeamFull: 422,
  WrongStage: 409,
  AlreadyDecided: 409,
  AnswersChanged: 409,
  VersionOutdated: 412,
  VersionMissing: 428,
  KeyReused: 422,
  AlreadyStarted: 409,
  PersonExists: 422,
  PersonChanged: 409,
  ConflictNotDeclared: 409,
  ConflictDeclared: 403,
  ReviewNotOpen: 409,
  ReleaseConfirmed: 409,
  ReleaseNotConfirmed: 409,
  ReleaseIncomplete: 409,
  ReleaseChanged: 409,
  NoPlaceFree: 409,
  OffersNotOpen: 409,
  SlotTaken: 409,
  SlotClosed: 409,
  OfferLapsed: 409,
  DeadlineChanged: 409,
  MailNotWaiting: 409,
  GateAlreadySettled: 409,
  GateSuperseded: 409,
  ExecutionRunning: 409,
  TableBusy: 503,
  WorkflowBusy: 503,
} as const;

/** The name of an error, as Retry, Catch and the JSON answers give it. */
export type ErrorName = keyof typeof STATUS;

/** All names, for the test that holds the definitions to them. */
export const ERROR_NAMES = Object.keys(STATUS) as ErrorName[];

/** Errors worth trying again unchanged; every Task of the definitions retries these. */
export const TRANSIENT: ErrorName[] = ['TableBusy', 'WorkflowBusy'];

/** Whether an error is ours and has that name. */
export function isNamed(error: unknown, name: ErrorName): error is AcademyError {
  return error instanceof AcademyError && error.name === name;
}
