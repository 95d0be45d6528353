import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Review } from '../../domain/review.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { radios, textarea } from '../fields.ts';
import { type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { panelNavigation } from './navigation.ts';

/** What is known when a panel member is asked for a conflict of interest: nothing of the content. */
export type DeclareView = {
  application: Pick<Application, 'id' | 'reference'>;
  /** What was declared before, which can be changed once. */
  review?: Review | undefined;
  /** Why there may be a conflict. */
  suggested: string[];
};

/** The question that comes before any content. */
export function declarePage(
  programme: Programme,
  { application, review, suggested }: DeclareView,
  problems: Problem[] = [],
  typed: Record<string, unknown> = {},
): string {
  const { id, reference } = application;
  const said = review ? (review.conflict ? 'yes' : 'no') : '';
  return layout({
    title: titleWith(problems, `Conflict of interest, application ${reference}`),
    area: 'panel',
    academy: programme,
    navigation: panelNavigation(),
    back: { href: '/panel', text: 'Back to your list' },
    content: html`${errorSummary(problems)}<h1>Application ${reference}</h1>
<p>Before you see it, please say whether you have a conflict of interest. You have one if, for example, you or somebody close to you works with the team, or you helped to write the application.</p>
${hints(suggested)}
<form method="post" action="/panel/applications/${id}/conflict" novalidate>
${radios({ name: 'conflict', label: 'Do you have a conflict of interest?', options: CONFLICT, value: String(typed['conflict'] ?? said), problems })}
${review ? textarea({ name: 'reason', label: 'Why do you change what you said?', hint: 'You can change it once. The delivery team sees the reason.', value: String(typed['reason'] ?? ''), rows: 3, problems }) : ''}
${button({ text: 'Continue' })}</form>`,
  });
}

function hints(suggested: string[]): Html | string {
  if (suggested.length === 0) return '';
  return insetText({
    html: html`<p><strong>You may have a conflict of interest.</strong></p>${suggested.map((reason) => html`<p>${reason}</p>`)}<p>It is for you to say.</p>`,
  });
}

const CONFLICT = [
  { value: 'no', text: 'No: show me the application' },
  { value: 'yes', text: 'Yes, or I am not sure: somebody else should score it' },
];
