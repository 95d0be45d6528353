import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import { type Html, layout } from './layout.ts';

/** A refusal as a page: what is wrong and what to do, in one sentence, and each field's problem. */
export function problemPage(problem: {
  status: number;
  message: string;
  problems: Problem[];
}): string {
  const { status, message, problems } = problem;
  return layout({
    title: `Error: ${headingOf(status)}`,
    content: html`<h1>${headingOf(status)}</h1>
<p>${message}</p>
${errorSummary(problems)}
<p>Use your browser’s back button to return: what you typed is still there.</p>`,
  });
}

/** The list of problems at the top of a page, each with a link to its field. */
export function errorSummary(problems: Problem[]): Html | string {
  if (problems.length === 0) return '';
  return html`<div class="errors" role="alert"><h2>There is a problem</h2><ul>${problems.map(
    ({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`,
  )}</ul></div>`;
}

function headingOf(status: number): string {
  switch (status) {
    case 401:
      return 'Please use your link or sign in';
    case 403:
      return 'This is not open to you';
    case 404:
      return 'Page not found';
    case 409:
      return 'This cannot be done now';
    case 500:
    case 503:
      return 'Something went wrong';
    default:
      return 'Please check what you sent';
  }
}
