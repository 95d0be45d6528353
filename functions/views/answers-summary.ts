import { html } from 'hono/html';
import type { Draft } from '../domain/application.ts';
import { answerInWords } from '../domain/form/answers.ts';
import { type Field, fieldPages, readField } from '../domain/form/fields.ts';
import { pageHref } from '../domain/form/journey.ts';
import type { Programme } from '../domain/programme.ts';
import { type SummaryRow, summaryList } from './components/summary-list.ts';
import { type Html, paragraphs } from './layout.ts';
import { memberLine } from './member-pages.ts';

/** All that a team wrote, by page; with links to change it while it is a draft. */
export function answersSummary(programme: Programme, draft: Draft, mayChange: boolean): Html {
  return html`${membersCard(programme, draft, mayChange)}${fieldPages(programme, draft).map(
    (page) =>
      summaryList({
        card: { title: { text: page.title } },
        rows: page.fields.map((field) => rowOf(field, draft, mayChange ? page.slug : undefined)),
      }),
  )}`;
}

function rowOf({ name, asked }: Field, draft: Draft, slug: string | undefined): SummaryRow {
  const answer = answerInWords(asked, readField(draft, name));
  const href = `${pageHref(slug ?? '')}?from=check#${name}`;
  const change = { text: 'Change', href, visuallyHiddenText: asked.label };
  return {
    key: { text: asked.label },
    value: answer.trim() === '' ? { text: 'Not provided' } : { html: paragraphs(answer) },
    ...(slug === undefined ? {} : { actions: { items: [change] } }),
  };
}

function membersCard(programme: Programme, { members }: Draft, mayChange: boolean): Html {
  const rows = members.map((member) => ({
    key: { text: member.name },
    value: { html: memberLine(programme, member) },
    ...(mayChange
      ? {
          actions: {
            items: [
              {
                text: 'Change',
                href: `/application/members/${member.id}`,
                visuallyHiddenText: `details of ${member.name}`,
              },
            ],
          },
        }
      : {}),
  }));
  return summaryList({ card: { title: { text: 'People in your team' } }, rows });
}
