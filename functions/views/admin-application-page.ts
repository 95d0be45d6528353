import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { answersFor } from '../domain/form/answers.ts';
import { STATUS_WORDS } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import type { Outcome } from '../domain/release.ts';
import { median } from '../domain/review.ts';
import { mayChangeTeam } from '../domain/team-changes.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, shortlistAt } from '../domain/timetable.ts';
import { adminNavigation } from './admin/navigation.ts';
import { decisions } from './admin-forms.ts';
import { insetText } from './components/inset-text.ts';
import { scrollingTable } from './components/scrolling-table.ts';
import { summaryList } from './components/summary-list.ts';
import { tag } from './components/tag.ts';
import { HOW } from './entered-banner.ts';
import { type Html, layout, paragraphs } from './layout.ts';
import { type OtherReview, othersScores } from './panel/others-scores.ts';
import { counted } from './words.ts';

/** What the delivery team sees of one application. */
export type AdminView = {
  programme: Programme;
  application: Application;
  means: number[];
  /** What was submitted, for whoever decides; without names. */
  reviews?: OtherReview[];
  conflicts: number;
  outcome?: Outcome;
  /** Whether the release is confirmed, so that the outcome cannot be edited. */
  releaseConfirmed: boolean;
  findings: string[];
  /** Members whose address takes no mail, by their ids. */
  unreachable?: string[];
  now: string;
  requestId: string;
};

/** One application for the delivery team: what to decide, the team, its answers. */
export function adminApplicationPage(view: AdminView): string {
  const { programme, application } = view;
  const { id, draft, reference, status } = application;
  return layout({
    title: `${draft.teamName || 'No name yet'}, ${reference}`,
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: '/admin/applications', text: 'Back to all applications' },
    content: html`<h1>${draft.teamName || 'No name yet'}</h1>
<p>Application <strong class="academy-reference">${reference}</strong>. It ${STATUS_WORDS[status]}.${deadlineWords(view)}</p>
${entryWords(view)}
${toLookAt(view)}
${scoreWords(view)}
${othersScores(programme, view.reviews ?? [], 'What the panel wrote')}
${decisions(view)}
${application.interviewed ? html`<p><a href="/admin/applications/${application.id}/interview">See the scores of the interview</a></p>` : ''}
<h2>Team</h2>${membersTable(programme, draft, view.unreachable)}${mayChangeTeam(programme, application, view.now) ? html`<p><a href="/admin/applications/${application.id}/team">Change who is in the team</a></p>` : ''}
<h2>Answers</h2>${answersFor(programme, draft, 'delivery-team').map(({ question: { label, seenBy }, answer }) => html`<h3>${label}${seenBy === 'scorers' ? '' : ' (not shown to the panel)'}</h3>${paragraphs(answer || 'Not answered')}`)}
<h2>History</h2><p><a class="govuk-link" href="/admin/applications/${id}/timeline">See what happened to this application</a>: who opened, scored and decided it, and which mails went out.</p>`,
  });
}

function deadlineWords({ application: { status, offerExpiresAt }, programme }: AdminView): string {
  if (status !== 'offered' || !offerExpiresAt) return '';
  return ` The team can answer until ${spoken(offerExpiresAt, programme.timeZone)}.`;
}

/** How a draft came in, and the way to let it be sent late. */
function entryWords({ application, programme, now }: AdminView): Html {
  const { id, status, provenance, lateUntil } = application;
  const zone = programme.timeZone;
  return html`${provenance ? html`<p>${provenance.by} entered it ${HOW[provenance.how]}, at ${spoken(provenance.at, zone)}.</p>` : ''}${lateUntil ? html`<p>The team may send it late, once, until ${spoken(lateUntil, zone)}.</p>` : ''}${
    status === 'draft' && now > closesAt(programme) && now < shortlistAt(programme)
      ? html`<p><a href="/admin/applications/${id}/late-link">Let the team send it late</a></p>`
      : ''
  }`;
}

function toLookAt({ findings, application }: AdminView): Html | string {
  if (findings.length === 0 || application.status === 'draft') return '';
  return insetText({
    html: html`<p><strong>Please look at this.</strong> It does not decide anything by itself.</p><ul>${findings.map((finding) => html`<li>${finding}</li>`)}</ul>`,
  });
}

function scoreWords({ programme, application, means, conflicts, now }: AdminView): Html | string {
  if (application.status === 'draft' || now <= closesAt(programme)) return '';
  const { lowest, highest } = programme.rubric;
  const middle = median(means);
  const rows: [string, string][] = [
    ['Panel members who scored it', String(means.length)],
    ...(middle === undefined
      ? []
      : ([
          ['Middle score', `${middle.toFixed(1)}, on a scale from ${lowest} to ${highest}`],
          ['Each score', means.map((mean) => mean.toFixed(1)).join(', ')],
        ] satisfies [string, string][])),
    ['Conflicts of interest', counted(conflicts, 'panel member')],
  ];
  return html`<h2>Scores</h2>${summaryList({
    rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  })}`;
}

function membersTable(
  { team: { sectors } }: Programme,
  { members, contactId }: Application['draft'],
  unreachable: string[] = [],
): Html {
  if (members.length === 0) return html`<p>Nobody yet.</p>`;
  const contact = members.some(({ id }) => id === contactId) ? contactId : members[0]?.id;
  return scrollingTable({
    caption: 'Members of the team',
    head: ['Name', 'Organisation', 'Kind', 'Email address'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: members.map(({ id, name, organisation, sector, email }) => [
      { text: `${name}${id === contact ? ' (contact)' : ''}` },
      { text: organisation || 'Not given yet' },
      { text: sectors.find((each) => each.id === sector)?.name ?? 'Not given yet' },
      {
        html: html`<a class="govuk-link" href="mailto:${email}">${email}</a>${unreachable.includes(id) ? html` ${tag({ text: 'Takes no mail', classes: 'govuk-tag--red' })} <a class="govuk-link" href="/admin/outbox">See the outbox</a>` : ''}`,
      },
    ]),
  });
}
