import { html, raw } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { answerInWords } from '../domain/check-application.ts';
import { STATUS_LABELS, STATUS_WORDS } from '../domain/moves.ts';
import type { Programme, Question } from '../domain/programme.ts';
import type { Outcome, Release } from '../domain/release.ts';
import { median } from '../domain/review.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, shortlistAt } from '../domain/timetable.ts';
import { type Html, hidden, input, layout, paragraphs } from './layout.ts';

/** A line of the delivery team's list. */
export type AdminRow = {
  id: string;
  reference: string;
  teamName: string;
  status: Application['status'];
  scores: number;
  quorum: boolean;
  outcome?: Outcome['outcome'] | undefined;
};

/** What the delivery team's home shows. */
export type AdminHome = {
  programme: Programme;
  rows: AdminRow[];
  places: { places: number; held: number; ahead: number; reserves: { applicationId: string }[] };
  release: Release;
  blocks: string[];
  now: string;
  requestId: string;
};

/** The delivery team's home. */
export function adminListPage(home: AdminHome): string {
  const { rows, places } = home;
  return layout({
    title: 'Applications',
    area: 'admin',
    content: html`<h1>Applications</h1>
<div class="panel"><p>${places.held} of ${places.places} places are held. ${places.ahead} teams are on their way to an offer, ${places.reserves.length} wait in reserve.</p></div>
${releaseBox(home)}
<div class="scroll"><table><thead><tr><th>Application</th><th>Team</th><th>Where it stands</th><th>Scores</th><th>Pending outcome</th></tr></thead><tbody>${inOrder(
      rows,
    ).map(
      (row) =>
        html`<tr><td><a href="/admin/applications/${row.id}">${row.reference}</a></td><td>${row.teamName || 'No name yet'}</td><td><span class="tag">${STATUS_LABELS[row.status]}</span></td><td>${row.scores}${row.status === 'submitted' && !row.quorum ? ' (too few)' : ''}</td><td>${row.status === 'submitted' ? (row.outcome ? OUTCOME_LABELS[row.outcome] : '') : ''}</td></tr>`,
    )}</tbody></table></div>
${rows.length === 0 ? html`<p>No application has been started yet.</p>` : ''}`,
  });
}

/** One application for the delivery team. */
export function adminApplicationPage(page: {
  programme: Programme;
  application: Application;
  means: number[];
  conflicts: number;
  outcome?: Outcome;
  findings: string[];
  audit: { at: string; by: { name: string }; what: string; details: Record<string, string> }[];
  requestId: string;
}): string {
  const { programme, application, means, findings, audit } = page;
  const { draft } = application;
  return layout({
    title: `Application ${application.reference}`,
    area: 'admin',
    content: html`<h1>${draft.teamName || 'Application'} <span class="tag">${STATUS_LABELS[application.status]}</span></h1>
<p>Reference <strong>${application.reference}</strong>. It ${STATUS_WORDS[application.status]}.</p>
${findings.length > 0 && application.status !== 'draft' ? html`<div class="panel">${findings.map((finding) => html`<p>${finding}</p>`)}<p>Nobody is declined by a rule: please look at it.</p></div>` : ''}
<p>${means.length} scores, ${page.conflicts} conflicts declared${means.length > 0 ? `, median ${median(means)?.toFixed(1)} of ${programme.rubric.highest}` : ''}.</p>
${decisions(page)}
<h2>Team</h2><ul>${draft.members.map(({ name, email, organisation }) => html`<li>${name}, ${organisation}, <a href="mailto:${email}">${email}</a></li>`)}</ul>
<h2>Answers</h2>${programme.questions.map((question) => answerBlock(question, draft.answers[question.id] ?? ''))}
<h2>History</h2><ul>${audit.map(({ at, by, what }) => html`<li>${spoken(at, programme.timeZone)}: ${what.replaceAll('-', ' ')}, by ${by.name}</li>`)}</ul>`,
  });
}

/** What waits for a decision first, what is over after it, drafts last. */
function inOrder(rows: AdminRow[]): AdminRow[] {
  const place = ({ status }: AdminRow) => (status === 'draft' ? 2 : WAITING.has(status) ? 0 : 1);
  return [...rows].sort((a, b) => place(a) - place(b) || a.status.localeCompare(b.status));
}

const WAITING = new Set<string>(['submitted', 'recommended', 'reserve', 'shortlisted', 'offered']);

const OUTCOME_LABELS: Record<Outcome['outcome'], string> = {
  shortlisted: STATUS_LABELS.shortlisted,
  reserve: STATUS_LABELS.reserve,
  'not-shortlisted': STATUS_LABELS['not-shortlisted'],
};

function answerBlock(question: Question, answer: string): Html {
  const words = answerInWords(question, answer);
  return html`<h3>${question.label}</h3>${words ? paragraphs(words) : html`<p>Not provided</p>`}`;
}

function releaseBox({ programme, release, blocks, rows, now }: AdminHome): Html | string {
  if (now <= closesAt(programme)) return '';
  const zone = programme.timeZone;
  const { confirmed } = release;
  if (confirmed && confirmed.at <= now) {
    return html`<div class="panel"><p>Outcomes were released at ${spoken(confirmed.at, zone)}.</p></div>`;
  }
  if (confirmed) {
    return html`<div class="panel"><p>${confirmed.by} confirmed the release. It goes out at ${spoken(confirmed.at, zone)}, and can be undone until then.</p><form method="post" action="/admin/release/undo"><button class="quiet">Undo the release</button></form></div>`;
  }
  if (!rows.some(({ status }) => status === 'submitted')) return '';
  if (blocks.length > 0) {
    return html`<details class="panel"><summary>The outcomes cannot be released yet: ${blocks.length} ${blocks.length === 1 ? 'thing is' : 'things are'} missing</summary><ul>${blocks.map((block) => html`<li>${block}</li>`)}</ul></details>`;
  }
  return html`<div class="panel"><p>Every application has an outcome. They go out at ${spoken(shortlistAt(programme), zone)}, or ${programme.holdMinutes} minutes from now if that is later.</p><form method="post" action="/admin/release">${hidden('version', String(release.version))}<button>Release the outcomes</button></form></div>`;
}

function decisions(page: {
  application: Application;
  outcome?: Outcome;
  requestId: string;
}): Html | string {
  const { application, outcome, requestId } = page;
  const form = (action: string, label: string, feedback?: string, style = '') =>
    html`<form method="post" action="/admin/applications/${application.id}/${action}" novalidate>${hidden('requestId', requestId)}${feedback ? html`<label for="feedback-${action}">${feedback}</label><textarea id="feedback-${action}" name="feedback"></textarea>` : ''}<button class="${style}">${label}</button></form>`;
  switch (application.status) {
    case 'submitted':
      return outcomeForm(application.id, outcome);
    case 'recommended':
      return html`<h2>Decide</h2>${form('offer', 'Offer a place')}${form('hold', 'Hold in reserve', undefined, 'quiet')}`;
    case 'reserve':
      return html`<h2>Decide</h2>${form('close', 'Close the reserve list for this team', 'Feedback for the team', 'quiet')}`;
    case 'in-cohort':
      return html`<h2>Decide</h2>${form('graduate', 'Record that the team has finished')}${form('leave', 'Record that the team has left', 'Reason', 'quiet')}`;
    default:
      return '';
  }
}

function outcomeForm(id: string, outcome?: Outcome): Html {
  const option = (value: Outcome['outcome'], label: string) =>
    html`<div class="choice"><input type="radio" id="outcome-${value}" name="outcome" value="${value}"${raw(outcome?.outcome === value ? ' checked' : '')}><label for="outcome-${value}">${label}</label></div>`;
  return html`<h2>Outcome of the shortlist</h2><p>It stays pending until the release: the team does not see it before.</p>
<form method="post" action="/admin/applications/${id}/outcome" novalidate><fieldset><legend>Outcome</legend>${option('shortlisted', 'Shortlisted')}${option('reserve', 'Reserve')}${option('not-shortlisted', 'Not shortlisted')}</fieldset>
${input('rank', 'Rank, for a reserve', outcome?.rank ? String(outcome.rank) : '', {
  hint: '1 is promoted first',
})}
<label for="feedback">Feedback for the team</label><p class="hint">Needed unless the team is shortlisted.</p><textarea id="feedback" name="feedback">${outcome?.feedback ?? ''}</textarea>
<button>Save outcome</button></form>`;
}
