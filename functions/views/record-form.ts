import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import type { Missing } from '../domain/interviews.ts';
import { button } from './components/button.ts';
import { hidden, radios, textarea } from './fields.ts';
import type { Html } from './layout.ts';

/** What the form that records an interview needs. */
export type RecordForm = {
  /** Where it is sent. */
  action: string;
  missing: Missing;
  mayHaveAnother: boolean;
  /** How often the interview has changed: a form that was opened before is refused. */
  meeting: number;
  requestId: string;
  problems: Problem[];
  typed: Record<string, unknown>;
};

/** How an interview ended, recorded once for the whole panel. */
export function recordForm(form: RecordForm): Html {
  const { action, missing, mayHaveAnother, meeting, requestId, problems, typed } = form;
  const value = (field: string) => String(typed[field] ?? '');
  const endings = mayHaveAnother ? ENDINGS : ENDINGS.filter(({ value: one }) => one !== AGAIN);
  return html`<form method="post" action="${action}" novalidate>${hidden('requestId', requestId)}${hidden('meeting', String(meeting))}
${radios({ name: 'outcome', label: 'How did it end?', options: endings, value: value('outcome'), problems })}
${textarea({ name: 'reasons', label: 'Reasons', hint: 'For the academy alone: why the panel sees it so. The team does not get these words.', value: value('reasons'), problems })}
${missing.count > 0 ? textarea({ name: 'unscored', label: `Why did ${whose(missing)} not score?`, hint: 'Needed if the interview took place. For example: they were ill that day.', value: value('unscored'), rows: 2, problems }) : ''}
${textarea({ name: 'feedback', label: 'Words for the team', hint: 'Needed if you do not recommend the team, or its application ends. With another chance you can add a line. We send these words to the team.', value: value('feedback'), problems })}
${button({ text: 'Record the interview', preventDoubleClick: true })}</form>`;
}

/** Whose scores are missing, in words that follow “did”. */
export function whose({ names, count }: Missing): string {
  const last = names.at(-1);
  if (last === undefined) return `${count} of the panel`;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const AGAIN = 'another-chance';

const ENDINGS = [
  { value: 'recommend', text: 'We recommend the team for a place' },
  { value: 'not-recommend', text: 'We do not recommend the team' },
  { value: AGAIN, text: 'The team did not come: it can choose another time' },
  { value: 'miss-interview', text: 'The team did not come: its application ends' },
];
