import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import { button } from '../components/button.ts';
import { hidden, textarea } from '../fields.ts';
import type { Html } from '../layout.ts';

/** A button that starts something again, with the reason that its history keeps. */
export type RestartForm = {
  /** Where the form goes. */
  action: string;
  text: string;
  /** The name of the reason's field; two forms on a page have two. */
  name: string;
  typed: Record<string, unknown>;
  problems: Problem[];
  requestId: string;
};

/** The form that asks why, and starts it again. */
export function restartForm({ action, text, name, typed, problems, requestId }: RestartForm): Html {
  const value = typeof typed[name] === 'string' ? typed[name] : '';
  return html`<form method="post" action="${action}" novalidate>${hidden('requestId', requestId)}
${textarea({ name, label: 'Why it is started again', hint: 'Kept in the history. Write no names.', value, problems, rows: 2 })}
${button({ text, preventDoubleClick: true })}</form>`;
}
