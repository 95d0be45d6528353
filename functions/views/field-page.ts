import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import { answerInWords } from '../domain/form/answers.ts';
import { type FieldPage, readField } from '../domain/form/fields.ts';
import { pageHref } from '../domain/form/journey.ts';
import { type Clash, markOf } from '../domain/form/merge.ts';
import type { Programme } from '../domain/programme.ts';
import { askField } from './ask-field.ts';
import { clashBanner } from './clash-banner.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { enteredBanner } from './entered-banner.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What a page of questions shows besides what is saved. */
export type FieldPageContext = {
  problems: Problem[];
  clashes: Clash[];
  /** Whether the page was opened to change an answer from "check your answers". */
  fromCheck: boolean;
  entering: boolean;
};

/** A page of questions with what is saved, and what somebody else saved while this was typed. */
export function fieldPage(
  programme: Programme,
  application: Application,
  page: FieldPage,
  context: FieldPageContext,
): string {
  const { problems, clashes, fromCheck, entering } = context;
  const { draft } = application;
  const mine = new Map(clashes.map((clash) => [clash.name, clash.mine]));
  return layout({
    title: titleWith(problems, page.title),
    academy: programme,
    back: { href: fromCheck ? '/application/check' : '/application' },
    content: html`${entering ? enteredBanner(application) : ''}${errorSummary(problems)}${clashBanner(programme, clashes.map(withLabel(page)))}
<h1>${page.title}</h1>
${problems.length > 0 ? html`<p>What you wrote is saved. You can correct it now, or come back to it later.</p>` : ''}
<form method="post" action="${pageHref(page.slug)}" novalidate>${fromCheck ? hidden('from', 'check') : ''}
${page.fields.map((field) => html`${hidden(`seen.${field.name}`, markOf(readField(draft, field.name)))}${askField(field, { value: mine.get(field.name) ?? readField(draft, field.name), problems })}`)}
<div class="govuk-button-group">${button({ text: 'Save and continue', preventDoubleClick: true })}${button({ text: 'Save and come back later', name: 'later', value: 'yes', classes: 'govuk-button--secondary' })}</div></form>`,
  });
}

function withLabel({ fields }: FieldPage) {
  return (clash: Clash) => {
    const asked = fields.find(({ name }) => name === clash.name)?.asked;
    const theirs = asked ? answerInWords(asked, clash.theirs) : clash.theirs;
    return { ...clash, label: asked?.label ?? '', theirs };
  };
}
