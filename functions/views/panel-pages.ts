import { html, raw } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Programme } from '../domain/programme.ts';
import type { BlindView, Review } from '../domain/review.ts';
import { type Html, hidden, layout, paragraphs } from './layout.ts';

/** A line of a panel member's list. */
export type PanelRow = { id: string; reference: string; status: string; mine: string };

const TO_RECORD = 'To do: record how it ended';

const MINE: Record<string, string> = {
  'not-started': 'To do: say whether you have a conflict',
  'no-conflict': 'To do: score',
  scored: 'Scored',
  conflict: 'Conflict declared: not open to you',
};

/** A panel member's list: what is to be done first. */
export function panelListPage(rows: PanelRow[]): string {
  const review = rows.filter(({ status }) => status === 'submitted');
  const interviews = rows.filter(({ status }) => status === 'shortlisted');
  const open = review.filter(({ mine }) => mine === 'not-started' || mine === 'no-conflict');
  return layout({
    title: 'Your list',
    area: 'panel',
    content: html`<h1>Your list</h1>
<p>${open.length} of ${review.length} applications wait for you.</p>
${table([...open, ...review.filter((row) => !open.includes(row))])}
<h2>Interviews to record</h2>${interviews.length > 0 ? table(interviews.map((row) => ({ ...row, mine: row.mine === 'conflict' ? row.mine : TO_RECORD }))) : html`<p>None at the moment.</p>`}`,
  });
}

/** The question that comes before any content. */
export function declarePage(id: string, reference: string): string {
  return layout({
    title: `Conflict of interest: ${reference}`,
    area: 'panel',
    content: html`<h1>Application ${reference}</h1>
<p>Do you have a conflict of interest? For example, you work with the team or helped to write the application.</p>
<form method="post" action="/panel/applications/${id}/conflict"><fieldset><legend>Conflict of interest</legend>
${radio('conflict', 'no', 'No, show me the application')}${radio('conflict', 'yes', 'Yes, or I am not sure: somebody else should review it')}</fieldset><button>Continue</button></form>`,
  });
}

/** Answers beside the rubric; for a shortlisted team, the outcome of its interview. */
export function reviewPage(
  programme: Programme,
  page: { application: Application; view: BlindView; review: Review; requestId: string },
): string {
  const { application, view, review, requestId } = page;
  return layout({
    title: `Application ${view.reference}`,
    area: 'panel',
    content: html`<h1>Application ${view.reference}</h1>
<p>Organisations: ${view.sectors.join('; ')}</p>
${view.answers.map(({ question, answer }) => html`<h2>${question.label}</h2>${answer ? paragraphs(answer) : html`<p>Not provided</p>`}`)}
${application.status === 'submitted' ? scoreForm(programme, application.id, review) : ''}
${application.status === 'shortlisted' ? interviewForm(application.id, requestId) : ''}`,
  });
}

function table(rows: PanelRow[]): Html {
  return html`<div class="scroll"><table><thead><tr><th>Application</th><th>For you</th></tr></thead><tbody>${rows.map(
    ({ id, reference, mine }) =>
      html`<tr><td><a href="/panel/applications/${id}">${reference}</a></td><td>${MINE[mine] ?? mine}</td></tr>`,
  )}</tbody></table></div>`;
}

function scoreForm(programme: Programme, id: string, review: Review): Html {
  const { lowest, highest, criteria } = programme.rubric;
  const scale = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  return html`<h2>Your scores</h2><form method="post" action="/panel/applications/${id}/scores" novalidate>${criteria.map(
    (criterion) =>
      html`<fieldset id="score.${criterion.id}"><legend>${criterion.name} (weight ${criterion.weight})</legend>${scale.map(
        (score) =>
          radio(
            `score.${criterion.id}`,
            String(score),
            `${score}${criterion.anchors[score] ? `: ${criterion.anchors[score]}` : ''}`,
            review.scores[criterion.id] === score,
          ),
      )}<label for="comment.${criterion.id}">Comment (optional)</label><input type="text" id="comment.${criterion.id}" name="comment.${criterion.id}" value="${review.comments[criterion.id] ?? ''}"></fieldset>`,
  )}<button>Submit scores</button></form>`;
}

function interviewForm(id: string, requestId: string): Html {
  return html`<h2>The interview</h2><form method="post" action="/panel/applications/${id}/interview" novalidate>${hidden('requestId', requestId)}<fieldset><legend>How did it end?</legend>
${radio('outcome', 'recommend', 'Recommend for a place')}${radio('outcome', 'not-recommend', 'Do not recommend')}${radio('outcome', 'miss-interview', 'The team did not attend')}</fieldset>
<label for="feedback">Feedback for the team</label><p class="hint">Needed unless you recommend the team. It is sent to the team.</p><textarea id="feedback" name="feedback"></textarea><button>Record</button></form>`;
}

function radio(name: string, value: string, label: string, checked = false): Html {
  const id = `${name}-${value}`;
  return html`<div class="choice"><input type="radio" id="${id}" name="${name}" value="${value}"${raw(checked ? ' checked' : '')}><label for="${id}">${label}</label></div>`;
}
