import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { answersFor } from '../domain/form/answers.ts';
import { STATUS_WORDS } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import type { Outcome } from '../domain/release.ts';
import { median } from '../domain/review.ts';
import { spoken } from '../domain/time.ts';
import { closesAt } from '../domain/timetable.ts';
import { decisions } from './admin-forms.ts';
import { facts, type Html, layout, paragraphs, table } from './layout.ts';
import { counted, happened } from './words.ts';

/** One line of an application's history. */
type AuditLine = {
  at: string;
  by: { name: string };
  what: string;
  details: Record<string, string>;
};

/** What the delivery team sees of one application. */
export type AdminView = {
  programme: Programme;
  application: Application;
  means: number[];
  conflicts: number;
  outcome?: Outcome;
  /** Whether the release is confirmed, so that the outcome cannot be edited. */
  releaseConfirmed: boolean;
  findings: string[];
  audit: AuditLine[];
  now: string;
  requestId: string;
};

/** One application for the delivery team: what to decide, the team, its answers, its history. */
export function adminApplicationPage(view: AdminView): string {
  const { programme, application, audit } = view;
  const { draft, reference, status } = application;
  return layout({
    title: `${draft.teamName || 'No name yet'}, ${reference}`,
    area: 'admin',
    academy: programme,
    content: html`<h1>${draft.teamName || 'No name yet'}</h1>
<p>Application <strong class="ref">${reference}</strong>. It ${STATUS_WORDS[status]}.${deadlineWords(view)}</p>
${toLookAt(view)}
${scoreWords(view)}
${decisions(view)}
<h2>Team</h2>${membersTable(programme, draft)}
<h2>Answers</h2>${answersFor(programme, draft, 'delivery-team').map(({ question: { label, seenBy }, answer }) => html`<h3>${label}${seenBy === 'scorers' ? '' : ' (not shown to the panel)'}</h3>${paragraphs(answer || 'Not answered')}`)}
<h2>History</h2><ul>${audit.toReversed().map((line) => historyLine(line, programme.timeZone))}</ul>
<p><a href="/admin">Back to all applications</a></p>`,
  });
}

function deadlineWords({ application: { status, offerExpiresAt }, programme }: AdminView): string {
  if (status !== 'offered' || !offerExpiresAt) return '';
  return ` The team can answer until ${spoken(offerExpiresAt, programme.timeZone)}.`;
}

function toLookAt({ findings, application }: AdminView): Html | string {
  if (findings.length === 0 || application.status === 'draft') return '';
  return html`<div class="panel"><p><strong>Please look at this.</strong> It does not decide anything by itself.</p><ul>${findings.map((finding) => html`<li>${finding}</li>`)}</ul></div>`;
}

function scoreWords({ programme, application, means, conflicts, now }: AdminView): Html | string {
  if (application.status === 'draft' || now <= closesAt(programme)) return '';
  const { lowest, highest } = programme.rubric;
  const middle = median(means);
  return html`<h2>Scores</h2>${facts([
    ['Panel members who scored it', String(means.length)],
    ...(middle === undefined
      ? []
      : ([
          ['Middle score', `${middle.toFixed(1)}, on a scale from ${lowest} to ${highest}`],
          ['Each score', means.map((mean) => mean.toFixed(1)).join(', ')],
        ] satisfies [string, string][])),
    ['Conflicts of interest', counted(conflicts, 'panel member')],
  ])}`;
}

function membersTable(
  { team: { sectors } }: Programme,
  { members, contactId }: Application['draft'],
): Html {
  if (members.length === 0) return html`<p>Nobody yet.</p>`;
  const contact = members.some(({ id }) => id === contactId) ? contactId : members[0]?.id;
  return table(
    'Members of the team',
    ['Name', 'Organisation', 'Kind', 'Email address'],
    members.map(({ id, name, organisation, sector, email }) => [
      html`${name}${id === contact ? ' (contact)' : ''}`,
      html`${organisation || 'Not given yet'}`,
      html`${sectors.find((each) => each.id === sector)?.name ?? 'Not given yet'}`,
      html`<a href="mailto:${email}">${email}</a>`,
    ]),
  );
}

function historyLine({ at, by, what, details }: AuditLine, timeZone: string): Html {
  const { reason } = details;
  return html`<li>${by.name} ${happened(what)}, at ${spoken(at, timeZone)}${reason ? html`<div class="quote">${paragraphs(reason)}</div>` : ''}</li>`;
}
