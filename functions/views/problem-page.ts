import { html } from 'hono/html';
import type { Next, Problem } from '../domain/errors.ts';
import { errorSummary as errorSummaryOf } from './components/error-summary.ts';
import { type Academy, type Html, layout } from './layout.ts';

/** A refusal as a page: what is wrong and what to do, and everything that is wrong with the input. */
export function problemPage(problem: {
  /** Of the error, where it tells more than the status. */
  name?: string;
  status: number;
  message: string;
  problems: Problem[];
  /** Where to go on from here, if the error says. */
  next?: Next | undefined;
  /** Whom to ask; left out where the programme cannot be read. */
  academy?: Academy | undefined;
}): string {
  const { name = '', status, message, problems, next, academy } = problem;
  const others = problems.filter((each) => each.message !== message);
  return layout({
    title: headingOf(name, status),
    academy,
    content: html`<h1>${headingOf(name, status)}</h1>
<p>${message}</p>
${others.length > 0 ? html`<ul>${others.map((each) => html`<li>${each.message}</li>`)}</ul>` : ''}
${next ? html`<p><a href="${next.href}">${next.text}</a></p>` : whereNext(name, status)}`,
  });
}

/** The list of problems at the top of a page, each with a link to its field. */
export function errorSummary(problems: Problem[]): Html | string {
  if (problems.length === 0) return '';
  const each = [...new Map(problems.map((problem) => [problem.message, problem])).values()];
  return errorSummaryOf({
    titleText: 'There is a problem',
    errorList: each.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  });
}

/** A title that says first that something is wrong. */
export function titleWith(problems: Problem[], title: string): string {
  return problems.length > 0 ? `Error: ${title}` : title;
}

function headingOf(name: string, status: number): string {
  if (needsSignIn(name)) return 'Please sign in';
  if (name === 'FormNotProven') return 'Please send the form again';
  if (name === 'FileTooLarge') return 'This is too much for one file';
  switch (status) {
    case 401:
      return 'Please use your link';
    case 403:
      return 'This is not open to you';
    case 404:
      return 'Page not found';
    case 409:
      return 'This cannot be done now';
    case 413:
      return 'This is too much text';
    case 500:
    case 503:
      return 'Sorry, something went wrong';
    default:
      return 'Please check what you sent';
  }
}

function whereNext(name: string, status: number): Html {
  if (needsSignIn(name)) return html`<p><a href="/sign-in">Sign in</a></p>`;
  if (name === 'NotSignedIn') {
    return html`<p><a href="/new-link">Get a new link to your application</a></p>`;
  }
  if (name === 'FormNotProven' || [400, 409, 413, 422].includes(status)) {
    return html`<p>Your browser’s back button takes you to the page before.</p>`;
  }
  return html`<p><a href="/">Go to the first page</a></p>`;
}

/** Whether it is somebody of the academy who is asked to sign in; teams use their links. */
function needsSignIn(name: string): boolean {
  return name === 'SignInNeeded' || name === 'SignInFailed';
}
