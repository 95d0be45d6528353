import { html } from 'hono/html';
import type { GateName } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import type { GateTrouble } from '../../domain/stuck-gates.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { counted } from '../words.ts';
import { GATE_NAMES, TROUBLES } from './gate-words.ts';
import { operatorNavigation } from './navigation.ts';

/** A step that has waited too long: no name, no answer. Instants are ISO. */
export type StuckRow = {
  application: { id: string; reference: string };
  gate: GateName;
  trouble: GateTrouble;
  since: string;
  deadline?: string;
};

/** What the page of steps that have waited too long shows. */
export type DecisionsView = {
  programme: Programme;
  stuck: StuckRow[];
  unstarted: { application: { id: string; reference: string }; since: string }[];
  /** The shortlist's date, where outcomes have not been released by it, and how many wait for them. */
  unreleased: { since: string; count: number } | undefined;
};

/** Steps at which an application has waited for longer than it should, each with what to do. */
export function decisionsPage(view: DecisionsView): string {
  const { programme, stuck, unstarted, unreleased } = view;
  const none = stuck.length === 0 && unstarted.length === 0 && !unreleased;
  return layout({
    title: 'Waiting too long',
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation('/operator/decisions'),
    content: html`<h1>Waiting too long</h1>
${none ? insetText({ text: 'Nothing has waited for longer than it should.' }) : ''}
${unreleased ? releaseLine(programme, unreleased) : ''}
${stuck.length > 0 ? stuckTable(view) : ''}
${unstarted.length > 0 ? unstartedTable(view) : ''}`,
  });
}

function releaseLine(
  { timeZone }: Programme,
  { since, count }: { since: string; count: number },
): Html {
  return insetText({
    html: html`<p>${counted(count, 'application waits', 'applications wait')} for the release of the outcomes, which was due at ${spoken(since, timeZone)}.</p><p>Remind the delivery team: it has been written to. The workflow is well.</p>`,
  });
}

function stuckTable({ programme: { timeZone }, stuck }: DecisionsView): Html {
  return stackedTable({
    caption: 'Steps that have waited too long, the oldest first',
    head: ['Application', 'What is wrong', 'What to do', 'Step', 'Since', 'Its date'].map(
      (text) => ({ text }),
    ),
    firstCellIsHeader: true,
    rows: stuck.map(({ application, gate, trouble, since, deadline }) => {
      const { is, todo, heading } = TROUBLES[trouble];
      return [
        { html: linkTo(application) },
        {
          html: tag({
            text: is,
            classes: trouble === 'parked' ? 'govuk-tag--grey' : 'govuk-tag--red',
          }),
        },
        { html: html`${todo(gate)} <br>Runbook: <em>${heading}</em>` },
        { text: GATE_NAMES[gate] },
        { text: spoken(since, timeZone) },
        { text: deadline ? spoken(deadline, timeZone) : 'None' },
      ];
    }),
  });
}

function unstartedTable({ programme: { timeZone }, unstarted }: DecisionsView): Html {
  return stackedTable({
    caption: 'Sent, but the workflow has not been started',
    head: ['Application', 'Due to start', 'What to do'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: unstarted.map(({ application, since }) => [
      { html: linkTo(application) },
      { text: spoken(since, timeZone) },
      {
        html: html`The sweep tries each minute; look why it cannot. <br>Runbook: <em>Work is not getting done</em>`,
      },
    ]),
  });
}

/** The page of an application, by its reference. */
export function linkTo({ id, reference }: { id: string; reference: string }): Html {
  return html`<a class="govuk-link academy-reference" href="/operator/applications/${id}">${reference}</a>`;
}
