import { describe, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import { blindView } from '../../functions/domain/blind-view.ts';
import { boardView } from '../../functions/domain/board-view.ts';
import { whatBlocksSending } from '../../functions/domain/check-application.ts';
import { fieldPages } from '../../functions/domain/form/fields.ts';
import { interviewRubric } from '../../functions/domain/interviews.ts';
import { ListingRow } from '../../functions/domain/listing.ts';
import { LedgerEntry } from '../../functions/domain/mails.ts';
import { Status } from '../../functions/domain/moves.ts';
import type { Board } from '../../functions/domain/places.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { TaskKind } from '../../functions/domain/queue.ts';
import { Review } from '../../functions/domain/review.ts';
import { applicationsPage } from '../../functions/views/admin/applications-page.ts';
import { bulkPage } from '../../functions/views/admin/bulk-page.ts';
import { closingPage } from '../../functions/views/admin/closing-page.ts';
import { deadlinePage } from '../../functions/views/admin/deadline-page.ts';
import { adminHomePage } from '../../functions/views/admin/home-page.ts';
import { adminInterviewPage } from '../../functions/views/admin/interview-page.ts';
import { placesPage } from '../../functions/views/admin/places-page.ts';
import { previewPage } from '../../functions/views/admin/preview-page.ts';
import { reportPage } from '../../functions/views/admin/report-page.ts';
import { type ShortlistView, shortlistPage } from '../../functions/views/admin/shortlist-page.ts';
import {
  adminTeamPage,
  changeMemberPage,
  memberReasonPage,
} from '../../functions/views/admin/team-pages.ts';
import { historyPage, timelinePage } from '../../functions/views/admin/timeline-page.ts';
import { adminApplicationPage } from '../../functions/views/admin-application-page.ts';
import { adminFormPage } from '../../functions/views/admin-forms.ts';
import { beginPage } from '../../functions/views/begin-page.ts';
import { canApplyPage } from '../../functions/views/can-apply-page.ts';
import { checkPage } from '../../functions/views/check-page.ts';
import { coachCalendarPage } from '../../functions/views/coach/calendar-page.ts';
import { coachHomePage } from '../../functions/views/coach/home-page.ts';
import { coachedTeamPage } from '../../functions/views/coach/team-page.ts';
import { equalityPage } from '../../functions/views/equality-page.ts';
import { fieldPage } from '../../functions/views/field-page.ts';
import {
  interestNotedPage,
  interestPage,
  unsubscribePage,
} from '../../functions/views/interest-pages.ts';
import { memberPage, membersPage, removeMemberPage } from '../../functions/views/member-pages.ts';
import { newLinkPage, newLinkSentPage } from '../../functions/views/new-link-pages.ts';
import { declarePage } from '../../functions/views/panel/declare-page.ts';
import { type InterviewView, interviewPage } from '../../functions/views/panel/interview-page.ts';
import { panelListPage } from '../../functions/views/panel/list-page.ts';
import { reviewPage } from '../../functions/views/panel/review-page.ts';
import { problemPage } from '../../functions/views/problem-page.ts';
import { sentPage } from '../../functions/views/sent-page.ts';
import { startPage } from '../../functions/views/start-page.ts';
import { taskListPage } from '../../functions/views/task-list-page.ts';
import { statusPage, withdrawPage } from '../../functions/views/team-pages.ts';
import { unsentPage } from '../../functions/views/unsent-page.ts';
import { aFullDraft, aMember, anApplication } from '../fixtures/applications.ts';
import { NOT_OURS } from '../fixtures/marks.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';
import { interviewViews, TO_DOS } from './fixtures/interview-views.ts';

const LATE = '2024-10-30T10:00:00.000Z';

const ENTRY = {
  ...{ at: LATE, by: { id: 'ada', name: 'Ada', role: 'admin' as const }, what: 'set-outcome' },
  details: { outcome: 'reserve', rank: '2', reason: 'Words' },
};
const MAIL = LedgerEntry.parse({
  ...{ id: 'm', kind: 'receipt', occasion: 'sent/1', to: { email: 'a@b.example', name: 'Ann' } },
  ...{ facts: {}, recordedAt: LATE, sendAt: LATE, sentAt: LATE, status: 'sent', attempts: 1 },
});

/** Every page, in every state that changes its words. */
function pagesOf(programme = theProgramme()): Record<string, string> {
  const empty = anApplication(programme, {
    draft: { ...aFullDraft(programme), teamName: '', answers: {}, members: [], consents: [] },
  });
  const full = anApplication(programme);
  const ofStatus = (status: Status) =>
    anApplication(programme, { status, sending: 1, offerExpiresAt: '2024-11-01T17:00:00.000Z' });
  const missing = whatBlocksSending(programme, empty.draft);
  const [first] = full.draft.members;
  const state = { problems: [], typed: {}, requestId: 'r' };
  const address = { field: 'email', message: 'Enter an email address' };
  const person = { ...state, self: 'ada', entering: true, clashes: [] };
  const entered = { provenance: { how: 'phone' as const, by: 'Ada', at: LATE } };
  const review = Review.parse({
    ...{ reviewerId: 'p', seat: 'carer', declaredAt: LATE, conflict: false },
    ...{ scores: {}, comments: {} },
  });
  const submitted = ofStatus('submitted');
  const view = blindView(programme, submitted);
  const scores = programme.rubric.criteria.map(({ id }) => ({
    field: `score.${id}`,
    message: `Select ${id}`,
  }));
  const adminPage = { programme, application: submitted, requestId: 'r' };
  const pages: Record<string, string> = {
    start: startPage(programme, '2024-09-10T10:00:00.000Z', true),
    closed: startPage(programme, LATE),
    'can apply': canApplyPage(programme, true),
    begin: beginPage(programme, { ...state, problems: [address] }),
    interest: interestPage(programme, { ...state, problems: [address] }),
    'interest noted': interestNotedPage(programme),
    unsubscribe: unsubscribePage(programme, 'who'),
    'new link': newLinkPage(programme, { ...state, problems: [address] }),
    'new link sent': newLinkSentPage(programme),
    tasks: taskListPage(programme, full, { saved: true, entering: false }),
    'tasks begun': taskListPage(
      programme,
      { ...empty, ...entered },
      { saved: false, entering: true },
    ),
    members: membersPage(programme, full, { self: 'ada', entering: false }),
    'no members': membersPage(programme, empty, { self: '', entering: true }),
    member: memberPage(programme, full, first, { ...person, problems: [address] }),
    'new member': memberPage(programme, full, undefined, { ...person, typed: { name: 'Cy' } }),
    'remove member': removeMemberPage(programme, aMember('ben'), 'r'),
    check: checkPage(programme, full, { ...person, ticked: full.draft.consents }),
    'check again': checkPage(programme, empty, { ...person, ticked: [], problems: missing }),
    sent: sentPage(programme, { ...full, sentAt: LATE }, LATE),
    equality: equalityPage(programme, state),
    unsent: unsentPage(programme, full, true),
    ...formPages(programme, full),
    withdraw: withdrawPage(programme, full, 'r'),
    'panel list': panelListPage(
      programme,
      {
        rows: [
          { id: '1', reference: '7KMX-42QX', status: 'submitted' },
          { id: '2', reference: '7KMX-42QY', status: 'shortlisted', mine: 'scored' },
        ],
        interviews: {
          booked: TO_DOS.map((toDo, at) => ({
            ...{ id: String(at), reference: '7KMX-42QZ', startsAt: LATE, place: 'Room 4' },
            ...{ toDo, overdue: at % 2 === 0, teamName: 'Listeners' },
          })),
          unbooked: [
            { id: '2', reference: '7KMX-42QY', status: 'shortlisted', mine: 'scored' },
            { id: '3', reference: '7KMX-42QW', status: 'shortlisted' },
          ],
        },
      },
      LATE,
    ),
    'coach home': coachHomePage(programme, [full, empty], LATE),
    'coach home without teams': coachHomePage(programme, [], '2025-10-01T08:00:00.000Z'),
    'coached team': coachedTeamPage(programme, full, LATE),
    'coach calendar': coachCalendarPage(programme, 'https://academy.example/calendar/1.ics'),
    'admin home': adminHomePage({
      ...{ programme, now: LATE, counts: { 'reached.started': 3, 'started.2024-09-02': 3 } },
      tasks: TaskKind.options.map((kind, at) => ({
        kind,
        count: at,
        due: '2024-10-07T08:00:00.000Z',
      })),
      places: { places: 5, held: 1, ahead: 2, reserves: [{ applicationId: 'a' }] },
    }),
    'admin home with nothing': adminHomePage({
      ...{ programme, now: '2024-08-18T08:00:00.000Z', counts: {}, tasks: [] },
      places: { places: 5, held: 0, ahead: 0, reserves: [] },
    }),
    'admin shortlist': shortlistPage(shortlistView({ programme })),
    'admin shortlist, ready': shortlistPage(shortlistView({ programme, missing: [] })),
    'admin applications': applicationsPage({
      ...{ programme, counts: { 'status.draft': 1 }, next: 'x' },
      rows: Status.options.map((status) => ({ ...full, id: status, status })),
    }),
    'admin preview': previewPage(
      programme,
      [{ id: 'a', to: { name: 'Ada', email: 'ada@team.example' }, subject: 'S', text: 'T' }],
      'a',
    ),
    'admin bulk': bulkPage(programme, {
      ...{ ids: ['a'], typed: { feedback: 'KEPT' }, requestId: 'r' },
      problems: [
        { field: 'outcome', message: 'Choose' },
        { field: 'ids', message: 'Tick' },
      ],
    }),
    correct: adminFormPage('correct', adminPage, {
      problems: [{ field: 'reason', message: 'Enter' }],
      typed: { reason: 'KEPT' },
    }),
    declare: declarePage(
      programme,
      { application: submitted, review, suggested: ['Somebody works where you do.'] },
      [
        { field: 'conflict', message: 'Select one' },
        { field: 'reason', message: 'Enter one' },
      ],
    ),
    'review submitted': reviewPage(programme, {
      ...{ application: submitted, view, requestId: 'r', progress: { done: 1, all: 2 } },
      review: { ...review, scoredAt: LATE },
      others: [{ seat: 'carer', scores: { need: 3 }, comments: { need: 'KEPT' } }],
      problems: [{ field: 'reason', message: 'Enter one' }],
    }),
    review: reviewPage(programme, {
      ...{ application: submitted, view, review, requestId: 'r', problems: scores },
      ...{ others: [], progress: { done: 0, all: 2 } },
      typed: { 'comment.need': 'KEPT' },
    }),
    interview: interviewPage(programme, interviewViews(programme)['to score'] as InterviewView, {
      requestId: 'r',
      problems: [
        { field: 'outcome', message: 'Choose' },
        { field: 'unscored', message: 'Say' },
        { field: 'feedback', message: 'Write' },
        { field: `score.${interviewRubric(programme).criteria[0]?.id}`, message: 'Select' },
      ],
    }),
    ...Object.fromEntries(
      Object.entries(interviewViews(programme)).map(([name, interview]) => [
        `interview ${name}`,
        interviewPage(programme, interview, { requestId: 'r', problems: [] }),
      ]),
    ),
    'review of a shortlisted team': reviewPage(programme, {
      ...{ application: ofStatus('shortlisted'), view, review, requestId: 'r' },
      ...{ others: [], progress: { done: 0, all: 0 } },
    }),
    'admin interview': adminInterviewPage({
      ...{ programme, application: ofStatus('shortlisted'), requestId: 'r', now: LATE },
      meeting: { scores: [] },
      problems: [{ field: 'reasons', message: 'Enter the reasons' }],
    }),
    outcome: adminFormPage('outcome', adminPage, {
      problems: [
        { field: 'outcome', message: 'Choose' },
        { field: 'rank', message: 'Enter' },
        { field: 'feedback', message: 'Shorten' },
      ],
      typed: { feedback: 'KEPT' },
    }),
    timeline: timelinePage(programme, submitted, [
      { is: 'act', at: LATE, entry: ENTRY },
      { is: 'mail', at: LATE, mails: [MAIL] },
    ]),
    history: historyPage(programme, [ENTRY]),
    'history of nothing': historyPage(programme, []),
    ...boardPages(programme, ofStatus('offered')),
    report: reportPage(programme, [], 1),
    'report in parts': reportPage(programme, [], 3),
    refused: problemPage({ status: 404, message: 'There is no such page.', problems: [] }),
    'refused, with where to go on': problemPage({
      ...{ status: 422, message: 'Too large.', problems: [] },
      next: { href: '/admin/report?parts=2', text: 'Open the report' },
    }),
  };
  for (const status of Status.options) {
    const application = ofStatus(status);
    pages[`team ${status}`] = statusPage({
      ...{ application, programme, now: LATE, requestId: 'r', feedback: 'Two\n\nparts' },
    });
    pages[`admin ${status}`] = adminApplicationPage({
      ...{ programme, application, means: [2.5, 4], conflicts: 1, releaseConfirmed: false },
      ...{ findings: ['The team is small.'], now: LATE, requestId: 'r' },
    });
  }
  return pages;
}

/** The board of places with a team in every place of it, and the forms that lead on from it. */
function boardPages(programme: Programme, application: Application): Record<string, string> {
  const teams = (['offered', 'in-cohort', 'recommended', 'shortlisted', 'reserve'] as const).map(
    (status) => ({ ...application, id: status, status }),
  );
  const since = LATE;
  const board: Board = {
    ...{ places: 5, version: 1, freed: [{ applicationId: 'gone', by: 'lapse', at: LATE }] },
    teams: {
      ...{ offered: { as: 'holder', since }, 'in-cohort': { as: 'holder', since } },
      ...{ recommended: { as: 'ahead', since }, shortlisted: { as: 'ahead', since } },
      reserve: { as: 'reserve', since, list: 'shortlist', rank: 1 },
    },
  };
  const shown = boardView(programme, board, teams, LATE);
  const common = { programme, now: LATE, requestId: 'r' };
  const again = {
    typed: { 'feedback.reserve': 'KEPT', reason: 'KEPT' },
    now: LATE,
    requestId: 'r',
  };
  return {
    places: placesPage({ ...common, board: shown }),
    'places, empty': placesPage({
      ...common,
      board: boardView(programme, { places: 5, version: 0, teams: {} }, [], LATE),
    }),
    closing: closingPage(programme, shown.reserves, {
      ...again,
      problems: [{ field: 'feedback.reserve', message: 'Write' }],
    }),
    'closing nothing': closingPage(programme, [], { ...again, problems: [] }),
    'staff team': adminTeamPage(programme, application, LATE),
    'staff team, too late': adminTeamPage(programme, application, '2025-01-01T10:00:00.000Z'),
    'staff add': changeMemberPage(programme, application, undefined, { ...again, problems: [] }),
    'staff replace': changeMemberPage(programme, application, application.draft.members[0], {
      ...again,
      problems: ['email', 'reason'].map((field) => ({ field, message: 'Enter' })),
    }),
    'staff remove': memberReasonPage('remove', programme, application, aMember('ben'), {
      ...again,
      problems: [{ field: 'reason', message: 'Enter' }],
    }),
    deadline: deadlinePage(programme, application, {
      ...again,
      problems: ['date', 'time', 'reason'].map((field) => ({ field, message: 'Enter' })),
    }),
  };
}

/** Each page of questions: as saved, with everything wrong, and with everything changed by somebody else. */
function formPages(programme: Programme, application: Application): Record<string, string> {
  const usual = { problems: [], clashes: [], fromCheck: false, entering: false };
  return Object.fromEntries(
    fieldPages(programme, application.draft).flatMap((page) => {
      const problems = page.fields.map(({ name, asked }) => ({
        field: name,
        message: asked.missing,
      }));
      const clashes = page.fields.map(({ name }) => ({
        ...{ name, theirs: 'Their words', mine: 'My words', by: 'Ben', at: LATE },
      }));
      return [
        [page.slug, fieldPage(programme, application, page, usual)],
        [`${page.slug} again`, fieldPage(programme, application, page, { ...usual, problems })],
        [`${page.slug} twice`, fieldPage(programme, application, page, { ...usual, clashes })],
      ];
    }),
  );
}

const PROGRAMMES = [theProgramme(), harbour()];
const ALL = PROGRAMMES.flatMap((programme) =>
  Object.entries(pagesOf(programme)).map(([name, page]) => ({
    name: `${name} of ${programme.id}`,
    page,
  })),
);

describe('every page', () => {
  it.each(ALL)('$name has one first heading, a title and no level left out', ({ page }) => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const inMain = levels.slice(levels.indexOf(1));
    inMain.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
    expect(page).toMatch(/<html lang="en-GB"/);
    expect(page).toMatch(/<title>\S[^<]+<\/title>/);
  });

  it.each(ALL)('$name has no style, script or handler of its own', ({ page }) => {
    const external = page.replace(/<script type="module" src="\/assets\/[^"]+"><\/script>/, '');
    expect(external).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  it.each(ALL)('$name bears no mark of the government or the health service', ({ page }) => {
    expect(page.match(NOT_OURS)).toBeNull();
  });

  it.each(ALL)('$name begins each form in the way that lets its proof be put in', ({ page }) => {
    for (const [form] of page.matchAll(/<form[^>]*>/g)) {
      expect(form).toMatch(/^<form method="(post|get)" action="\/[^"]*"[^>]*>$/);
    }
  });

  it.each(ALL)('$name has each id once, and each link within it leads somewhere', ({ page }) => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, target = ''] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, targets = ''] of page.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g)) {
      for (const target of targets.split(' ')) expect(ids).toContain(target);
    }
  });

  it.each(ALL)('$name has a label for each field', ({ page }) => {
    const fields = page.matchAll(/<(?:input|select|textarea)\s(?![^>]*type="hidden")[^>]*>/g);
    for (const [field] of fields) {
      const id = /\sid="([^"]+)"/.exec(field)?.[1];
      expect(page).toMatch(new RegExp(`<label [^>]*for="${id?.replaceAll('.', '\\.')}"`));
    }
  });

  it.each(ALL)('$name speaks in words, never in codes', ({ page }) => {
    const text = page
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&quot;|&#39;/g, '’');
    expect(text).not.toMatch(
      /\b(in-cohort|not-shortlisted|not-recommended|did-not-attend|not-selected|name-reserve|undefined|null|NaN|execution|token|gate)\b|\[object/,
    );
    expect(text).not.toMatch(/\bon \d{1,2}(:\d\d)?(am|pm)\b/);
  });
});

describe('titles', () => {
  it('tell the states of a team’s page apart', () => {
    const pages = Object.entries(pagesOf()).filter(
      ([name]) => name.startsWith('team ') && name !== 'team draft',
    );
    const titles = pages.map(([, page]) => /<title>([^<]*)/.exec(page)?.[1]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('of pages with problems begin by saying so', () => {
    const { begin, review, outcome, check } = pagesOf();
    for (const page of [begin, review, outcome]) expect(page).toContain('<title>Error: ');
    expect(check).not.toContain('<title>Error: ');
  });
});

describe('what was typed', () => {
  it('stands in the form that comes back', () => {
    const { review, outcome } = pagesOf();
    expect(review).toMatch(/<textarea[^>]*name="comment.need"[^>]*>\nKEPT<\/textarea>/);
    expect(outcome).toMatch(/<textarea[^>]*>\nKEPT<\/textarea>/);
  });

  it('stands beside what somebody else saved meanwhile', () => {
    const page = pagesOf()['problem-and-aim twice'];
    expect(page).toMatch(/<textarea[^>]*>\nMy words<\/textarea>/);
    expect(page).toMatch(/Ben saved this at 10am on Wednesday 30 October 2024 \(UK time\):/);
    expect(page).toContain('<p>Their words</p>');
  });
});

describe('the panel', () => {
  it('never sees an answer that is for staff only, nor who the team is', () => {
    for (const programme of PROGRAMMES) {
      const pages = pagesOf(programme);
      const interview = Object.keys(pages)
        .filter((name) => name.startsWith('interview'))
        .map((name) => pages[name])
        .join('');
      const { review = '' } = pages;
      for (const { label } of programme.questions.filter(({ seenBy }) => seenBy !== 'scorers')) {
        expect(review).not.toContain(label);
        expect(interview).not.toContain(label);
      }
      expect(`${review}${interview}`).not.toMatch(
        /Kelham|Member ada|team\.example|lived experience: /,
      );
    }
  });
});

describe('the delivery team’s shortlist', () => {
  const late = '2024-10-08T10:00:00.000Z';
  const release = { version: 3, chases: 0 };
  const ready = shortlistView({ missing: [], now: '2024-09-25T10:00:00.000Z', release });

  it('says what is missing for the release, with a link to the list of it', () => {
    const page = shortlistPage(shortlistView({ now: ready.now, release }));
    expect(page).toContain('They cannot be released yet');
    expect(page).toMatch(/href="[^"]*show=no-outcome[^"]*">2 applications<\/a> need an outcome/);
    expect(page).not.toContain('action="/admin/release"');
  });

  it('says when a release goes out and how to undo it', () => {
    const page = shortlistPage(ready);
    expect(page).toContain('they go out at 9am on Monday 7 October 2024 (UK time)');
    expect(page).toContain('name="version" value="3"');
    expect(shortlistPage({ ...ready, now: late })).toContain('10 minutes after');
    const confirmed = { at: '2024-10-07T08:00:00.000Z', by: 'Ada', confirmedAt: ready.now };
    const undoable = shortlistPage({ ...ready, release: { ...release, confirmed } });
    expect(undoable).toContain('action="/admin/release/undo"');
    expect(undoable).not.toContain('action="/admin/shortlist/outcomes"');
    expect(undoable).not.toContain('type="checkbox"');
  });

  it('can be closed where nobody applied, and has neither table nor release before the deadline', () => {
    const nobody = { ...ready, counts: {}, rows: [] };
    expect(shortlistPage(nobody)).toContain('Close the shortlist');
    const open = shortlistPage({ ...nobody, now: '2024-09-10T10:00:00.000Z' });
    expect(open).not.toContain('action="/admin/release"');
  });

  it('is sorted, filtered and turned by addresses that name nobody', () => {
    const page = shortlistPage({ ...ready, counts: { 'list.all': 60, 'status.submitted': 60 } });
    expect(page).toContain('1 to 1 of 60 applications');
    expect(page).toContain('href="/admin/shortlist?show=all&amp;sort=spread"');
    expect(page).toContain(
      'href="/admin/shortlist?show=all&amp;sort=median&amp;page=2&amp;after=a"',
    );
    expect([...page.matchAll(/href="[^"]*Kelham/g)]).toEqual([]);
  });
});

/** A shortlist with one row that has everything a row can have. */
function shortlistView(over: Partial<ShortlistView> = {}): ShortlistView {
  const row = ListingRow.parse({
    ...{ id: 'a', reference: '7KMX-42QX', teamName: 'Kelham', status: 'submitted', scores: 2 },
    ...{ seats: ['carer', ''], conflicts: 1, abstentions: 1, median: 2.5, spread: 1, rank: 1 },
    ...{ quorum: false, findings: ['A rule.'], outcome: 'reserve', hasFeedback: false },
  });
  return {
    programme: theProgramme(),
    shown: { list: 'all', sort: 'median', page: 1 },
    rows: [row],
    counts: { 'list.all': 1, 'status.submitted': 1 },
    release: { version: 1, chases: 0 },
    missing: [{ list: 'no-outcome', count: 2, message: 'an outcome' }],
    reserves: [row],
    now: LATE,
    requestId: 'r',
    ...over,
  };
}
