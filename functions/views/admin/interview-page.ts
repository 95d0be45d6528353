import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import {
  hasAnotherChance,
  hasBegun,
  interviewRubric,
  type Meeting,
  missingScores,
  submitted,
} from '../../domain/interviews.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { facts, type Html, layout } from '../layout.ts';
import { linked } from '../linked.ts';
import { othersScores } from '../panel/others-scores.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { recordForm, whose } from '../record-form.ts';
import { adminNavigation } from './navigation.ts';

/** What the delivery team sees of one interview. */
export type AdminInterviewView = {
  programme: Programme;
  application: Application;
  meeting: Meeting;
  now: string;
  requestId: string;
  problems?: Problem[];
  typed?: Record<string, unknown>;
};

/** One team's interview for the delivery team: when and with whom, each score, and how it ended. */
export function adminInterviewPage(view: AdminInterviewView): string {
  const { programme, application, meeting, problems = [] } = view;
  const { id, reference, draft } = application;
  const title = `Interview of ${draft.teamName || reference}`;
  const ofRubric = { ...programme, rubric: interviewRubric(programme) };
  const scores = othersScores(ofRubric, submitted(meeting), 'What each of the panel thought');
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: `/admin/applications/${id}`, text: 'Back to the application' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
${whenAndWith(view)}
${scores || html`<p>Nobody has submitted scores of this interview yet.</p>`}
${recording(view)}`,
  });
}

function whenAndWith({ programme, application, meeting: { slot } }: AdminInterviewView): Html {
  const { missed = [], reviews } = application;
  const at = (instant: string) => spoken(instant, programme.timeZone);
  const name = (seat: { personId: string; name: string }) =>
    reviews[seat.personId]?.state === 'conflict'
      ? `${seat.name} (has a conflict: find a substitute)`
      : seat.name;
  const before = missed.map(({ interviewAt }): [string, string] => [
    'Did not come',
    interviewAt ? at(interviewAt) : 'To a time that was agreed without a booking',
  ]);
  return facts([
    ...before,
    [
      'When',
      slot
        ? html`<a href="/admin/interviews/${slot.id}">${at(slot.startsAt)}</a>`
        : 'No time is booked',
    ],
    ...(slot
      ? ([
          ['Where', slot.place ? linked(slot.place) : 'Not said yet'],
          ['Panel', slot.panel.map(name).join(', ')],
        ] satisfies [string, Html | string][])
      : []),
  ]);
}

function recording(view: AdminInterviewView): Html {
  const { programme, application, meeting, now, requestId, problems = [], typed = {} } = view;
  const { id, status, interviewChanges = 0 } = application;
  if (status !== 'shortlisted') {
    return insetText({ text: `The application ${STATUS_WORDS[status]}.` });
  }
  if (!hasBegun(meeting.slot, now)) {
    return insetText({ text: 'You can record it once it has begun.' });
  }
  const missing = missingScores(programme, application, meeting);
  const waits = missing.count > 0 ? `Not scored yet: ${whose(missing)}.` : 'Everybody has scored.';
  return html`<h2>Record the interview</h2>
<p>Usually one of the panel records it. It cannot be changed afterwards. ${waits}</p>
${recordForm({
  ...{ missing, requestId, problems, typed, meeting: interviewChanges },
  action: `/admin/applications/${id}/interview`,
  mayHaveAnother: hasAnotherChance(programme, application),
})}`;
}
