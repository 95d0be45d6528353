import type { Application } from '../domain/application.ts';
import type { Status } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import { isTooLate } from '../domain/slots.ts';
import { spoken, spokenDate } from '../domain/time.ts';
import { closesAt, dueOf, interviewsEnd, shortlistAt } from '../domain/timetable.ts';

/** What a team is told about where it stands: a heading, and what happens next. */
export type Standing = { heading: string; next: string[] };

/** Where a team stands, in words; only what has been released. */
export function standing(application: Application, programme: Programme, now: string): Standing {
  const say = SAY[application.status];
  if (say) return say(programme, { application, now });
  return {
    heading: ENDED[application.status]?.[0] ?? 'Your application has ended',
    next: [ENDED[application.status]?.[1] ?? 'It is no longer considered.'],
  };
}

type Context = { application: Application; now: string };

const SAY: Partial<Record<Status, (programme: Programme, context: Context) => Standing>> = {
  submitted: (programme, { now }) => ({
    heading: 'Your application has been sent',
    next: [
      now < shortlistAt(programme)
        ? `Every team hears its outcome at ${at(programme, shortlistAt(programme))}. We send it by email.`
        : 'The outcomes take a little longer than announced. We send yours by email as soon as it is ready.',
      ...(now <= closesAt(programme)
        ? [
            `You can take it back, change it and send it again until ${at(programme, closesAt(programme))}.`,
          ]
        : []),
    ],
  }),
  shortlisted: (programme, { application, now }) => ({
    heading: 'Your team is shortlisted',
    next: [
      `The panel would like to meet you, for about ${programme.interviews.minutes} minutes. It is an informal talk.`,
      ...(application.interviewAt
        ? interviewWords(programme, application.interviewAt, now)
        : [...missedWords(programme, application), ...chooseTime(programme, now)]),
    ],
  }),
  recommended: () => ({
    heading: 'You have met the panel',
    next: ['Thank you. We tell you as soon as the places are decided.'],
  }),
  reserve: ({ offers }) => ({
    heading: 'Your team is on the reserve list',
    next: [
      'If a place becomes free for your team, we tell you at once.',
      `You hear from us by ${spokenDate(offers.reserveListCloses.slice(0, 10))} at the latest.`,
    ],
  }),
  offered: (programme, { application }) => ({
    heading: 'We offer your team a place',
    next: [
      `Congratulations. Please answer by ${at(programme, application.offerExpiresAt ?? '')}. After that the place goes to another team.`,
    ],
  }),
  'in-cohort': (programme, { now }) => ({
    heading: 'Your team is in the cohort',
    next: ['We write to you about each date. What comes next:', ...coming(programme, now)],
  }),
  graduated: () => ({
    heading: 'Your team has finished the programme',
    next: ['Congratulations, and thank you for everything you shared.'],
  }),
};

/** The time that a team has chosen, and what to do when it can no longer be changed. */
function interviewWords(programme: Programme, interviewAt: string, now: string): string[] {
  if (now >= interviewAt) return [`Your interview was at ${at(programme, interviewAt)}.`];
  const words = `Your interview is at ${at(programme, interviewAt)}.`;
  return isTooLate(programme, { interviewAt }, now)
    ? [words, 'The time can no longer be changed here. If your team cannot come, tell us at once.']
    : [words];
}

/** A team that did not come, and may choose again. */
function missedWords(programme: Programme, { missed = [] }: Application): string[] {
  const last = missed.at(-1);
  if (!last) return [];
  const when = last.interviewAt ? ` at ${at(programme, last.interviewAt)}` : '';
  return [`The panel waited for you${when}. You can meet it another time.`];
}

/** A reserve may move up when the days of interviews are over. */
function chooseTime(programme: Programme, now: string): string[] {
  if (now > interviewsEnd(programme)) {
    return [
      'Choose a time if one is offered. If none is, or none suits you, we write to your team’s contact to agree one.',
    ];
  }
  const { from, to } = programme.interviews;
  return [
    `Interviews are from ${spokenDate(from)} to ${spokenDate(to)}. Choose a time that suits your team.`,
  ];
}

const ENDED: Partial<Record<Status, [heading: string, words: string]>> = {
  'not-shortlisted': [
    'Your team was not shortlisted',
    'Thank you for the work you put in. You are welcome to apply again.',
  ],
  'not-recommended': [
    'We could not offer your team a place',
    'Thank you for meeting the panel and for the work you put in.',
  ],
  'did-not-attend': [
    'The interview did not take place',
    'We were sorry not to meet you, so your application has ended. If something went wrong, please write to us.',
  ],
  declined: ['Your team declined the place', 'Thank you for telling us.'],
  lapsed: [
    'The offer of a place has ended',
    'The time to answer it is over, so the place goes to another team. If this is a mistake, please write to us at once.',
  ],
  withdrawn: ['Your application is withdrawn', 'Nothing more needs to be done.'],
  'not-selected': [
    'The reserve list has closed',
    'No place became free for your team. Thank you for waiting.',
  ],
  left: ['Your team has left the cohort', 'Thank you for having been part of it.'],
};

/** The next dates for teams in the cohort. */
function coming(programme: Programme, now: string): string[] {
  return programme.milestones
    .filter(({ audiences }) => audiences.includes('cohort-teams') || audiences.includes('everyone'))
    .filter((milestone) => dueOf(programme, milestone) > now)
    .slice(0, 3)
    .map((milestone) => `${at(programme, dueOf(programme, milestone))}: ${milestone.name}`)
    .map((line) => line.charAt(0).toUpperCase() + line.slice(1));
}

function at(programme: Programme, instant: string): string {
  return instant && spoken(instant, programme.timeZone);
}
