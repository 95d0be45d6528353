import { fieldPages } from '../../functions/domain/form/fields.ts';
import { adminApplicationPage } from '../../functions/views/admin-application-page.ts';
import { checkPage } from '../../functions/views/check-page.ts';
import { fieldPage } from '../../functions/views/field-page.ts';
import { memberPage } from '../../functions/views/member-pages.ts';
import { privacyPage } from '../../functions/views/privacy-page.ts';
import { startPage } from '../../functions/views/start-page.ts';
import { taskListPage } from '../../functions/views/task-list-page.ts';
import { statusPage } from '../../functions/views/team-pages.ts';
import { aFullDraft, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const NOW = '2024-09-10T10:00:00.000Z';

/** Renders before the clock is read, and renders that count. */
const WARMING = 100;
const COUNTED = 1000;

/** How long each of the largest pages takes to render once everything is warm: the median, in milliseconds. */
export function renderTimes(counted = COUNTED): { name: string; ms: number }[] {
  return Object.entries(pages()).map(([name, render]) => {
    for (let round = 0; round < WARMING; round += 1) render();
    const times = Array.from({ length: counted }, () => timeOf(render)).sort((a, b) => a - b);
    return { name, ms: times[counted >> 1] ?? Number.NaN };
  });
}

function timeOf(render: () => string): number {
  const began = performance.now();
  render();
  return performance.now() - began;
}

function pages(): Record<string, () => string> {
  const programme = theProgramme();
  const draft = anApplication(programme, { draft: aFullDraft(programme) });
  const sent = anApplication(programme, { status: 'submitted', sending: 1 });
  const usual = { problems: [], clashes: [], fromCheck: false, entering: false };
  const person = { ...usual, typed: {}, requestId: 'r', self: 'ada' };
  const ofQuestions = fieldPages(programme, draft.draft).map((page): [string, () => string] => [
    `questions, ${page.slug}`,
    () => fieldPage(programme, draft, page, usual),
  ]);
  return {
    ...Object.fromEntries(ofQuestions),
    start: () => startPage(programme, NOW),
    tasks: () => taskListPage(programme, draft, { saved: true, entering: false }),
    member: () => memberPage(programme, draft, draft.draft.members[0], person),
    check: () => checkPage(programme, draft, { ...person, ticked: [] }),
    status: () => statusPage({ application: sent, programme, now: NOW, requestId: 'r' }),
    privacy: () => privacyPage(programme),
    'delivery team’s application': () =>
      adminApplicationPage({
        ...{ programme, application: sent, means: [2.5, 4], conflicts: 1, findings: [] },
        ...{ releaseConfirmed: false, now: NOW, requestId: 'r' },
      }),
  };
}
