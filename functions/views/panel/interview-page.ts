import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import { type InterviewScore, interviewRubric, type Missing } from '../../domain/interviews.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { button } from '../components/button.ts';
import { details } from '../components/details.ts';
import { insetText } from '../components/inset-text.ts';
import { hidden, textarea } from '../fields.ts';
import { facts, type Html, layout } from '../layout.ts';
import { linked } from '../linked.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { recordForm, whose } from '../record-form.ts';
import { criterionFields } from './criterion-fields.ts';
import { panelNavigation } from './navigation.ts';
import { type OtherReview, othersScores } from './others-scores.ts';

/** A team's interview, as one panel member may see it. */
export type InterviewView = Pick<Application, 'id' | 'reference' | 'status'> & {
  /** For those who meet the team. */
  teamName?: string;
  /** ISO instant and place, where a time is booked. */
  startsAt?: string;
  place?: string;
  /** Names of the panel that is seated. */
  panel: string[];
  sits: boolean;
  begun: boolean;
  own?: InterviewScore | undefined;
  /** Once one's own are submitted. */
  others: OtherReview[];
  missing: Missing;
  mayHaveAnother: boolean;
  /** How often it has changed. */
  meeting: number;
};

/** What the forms of the page need: what was just typed, and what is wrong with it. */
type Forms = { requestId: string; problems: Problem[]; typed?: Record<string, unknown> };

/** The interview for one panel member: when it is, what is asked, their own scores, and how it ended. */
export function interviewPage(
  programme: Programme,
  interview: InterviewView,
  forms: Forms,
): string {
  const { id, reference, teamName } = interview;
  const title = `Interview, application ${reference}`;
  return layout({
    title: titleWith(forms.problems, title),
    area: 'panel',
    academy: programme,
    navigation: panelNavigation(),
    back: { href: '/panel', text: 'Back to your list' },
    content: html`${errorSummary(forms.problems)}<h1>${title}</h1>
${teamName ? html`<p>The team is ${teamName}. <a href="/panel/applications/${id}">Read what it wrote</a></p>` : html`<p><a href="/panel/applications/${id}">Read what the team wrote</a></p>`}
${meetingOf(programme, interview, forms)}`,
  });
}

function meetingOf(programme: Programme, interview: InterviewView, forms: Forms): Html {
  const { startsAt, place, panel, sits, begun, status } = interview;
  if (status !== 'shortlisted') {
    return insetText({
      text: `There is nothing for you to do: the application ${STATUS_WORDS[status]}.`,
    });
  }
  if (!sits) return insetText({ text: 'Other panel members meet this team, and score it.' });
  const when = startsAt
    ? facts([
        ['When', spoken(startsAt, programme.timeZone)],
        ['Where', place ? linked(place) : 'Not said yet'],
        ['Panel', panel.join(', ')],
      ])
    : html`<p>No time is booked here. If you have agreed one with the team and met it, score and record it all the same.</p>`;
  return html`${when}
${questions(programme)}
${begun ? html`${scoring(programme, interview, forms)}${recording(interview, forms)}` : insetText({ text: 'You can score and record it once it has begun.' })}`;
}

function questions({ interviews }: Programme): Html | string {
  if (interviews.questions.length === 0) return '';
  const list = html`<ol>${interviews.questions.map((question) => html`<li>${question}</li>`)}</ol>`;
  return details({ summaryText: 'The questions that every team is asked', html: list });
}

function scoring(
  programme: Programme,
  { id, own, others }: InterviewView,
  { requestId, problems, typed }: Forms,
): Html {
  const rubric = interviewRubric(programme);
  const done = own?.scoredAt !== undefined;
  const kept = { scores: own?.scores ?? {}, comments: own?.comments ?? {} };
  const why = {
    ...{ name: 'reason', label: 'Why do you change your scores?', rows: 3, problems },
    ...{ hint: 'The delivery team sees the reason.', value: String(typed?.['reason'] ?? '') },
  };
  const form = html`<form method="post" action="/panel/applications/${id}/interview-scores" novalidate>${hidden('requestId', requestId)}
${rubric.criteria.map((criterion) => criterionFields(rubric, criterion, { kept, problems, typed, notes: 'Notes' }))}
${done ? textarea(why) : ''}
<div class="govuk-button-group">${button({ text: done ? 'Save the changed scores' : 'Submit my scores', name: 'action', value: 'submit', preventDoubleClick: true })}
${done ? '' : button({ text: 'Save for later', name: 'action', value: 'save', classes: 'govuk-button--secondary' })}</div></form>`;
  if (!done) {
    return html`<h2>Your own scores</h2><p>Give them before the panel talks about the team. Nobody sees them until you submit them, and you see those of others after that.</p>${form}`;
  }
  const isWrong = problems.some(({ field }) => field === 'reason' || field.startsWith('score.'));
  const ofRubric = { ...programme, rubric };
  return html`<p>You have submitted your scores.</p>${details({ summaryText: 'See or change my scores', open: isWrong, html: form })}
${othersScores(ofRubric, others, 'What others on the panel thought')}`;
}

function recording(interview: InterviewView, { requestId, problems, typed = {} }: Forms): Html {
  const { id, own, missing, mayHaveAnother, meeting } = interview;
  const waits = missing.count > 0 ? `Not scored yet: ${whose(missing)}.` : 'Everybody has scored.';
  const form = recordForm({
    ...{ missing, mayHaveAnother, meeting, requestId, problems, typed },
    action: `/panel/applications/${id}/interview`,
  });
  const tried = problems.some(({ field }) => RECORDED.includes(field));
  // Who has not scored should do that first, unless nobody came.
  const first = { summaryText: 'Record it without my scores', open: tried, html: form };
  return html`<h2>What the panel decided</h2>
<p>One person records it for the whole panel, once you have talked. It cannot be changed afterwards. ${waits}</p>
${own?.scoredAt ? form : details(first)}`;
}

/** The fields of that form. */
const RECORDED = ['outcome', 'reasons', 'unscored', 'feedback'];
