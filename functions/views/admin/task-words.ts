import type { TaskKind } from '../../domain/queue.ts';
import { counted } from '../words.ts';

const applications = (count: number, does: [one: string, several: string]) =>
  `${counted(count, 'application')} ${count === 1 ? does[0] : does[1]}`;

/** What each kind of task is called; on the homes and in the weekly digest. */
export const TASK_WORDS: Record<TaskKind, (count: number) => string> = {
  'needs-scores': (count) => applications(count, ['needs more scores', 'need more scores']),
  'to-look-at': (count) => `${counted(count, 'team')} to look at: a team rule is not met`,
  'no-outcome': (count) => applications(count, ['needs an outcome', 'need an outcome']),
  'needs-feedback': (count) => `${counted(count, 'outcome')} without feedback for the team`,
  release: (count) => `Release ${counted(count, 'outcome')}`,
  'close-shortlist': () => 'Close the shortlist: no application waits',
  'late-applications': (count) =>
    `${applications(count, ['came', 'came'])} after the release and ${count === 1 ? 'needs' : 'need'} an outcome`,
  interviews: (count) => `${counted(count, 'interview')} not recorded by the panel`,
  offers: (count) => `${counted(count, 'recommended team')}: offer a place or hold in reserve`,
  'reserve-list': (count) => `Close the reserve list for ${counted(count, 'team')}`,
  finishing: (count) => `Record that ${counted(count, 'team has', 'teams have')} finished`,
  undelivered: (count) => `${counted(count, 'email')} could not be delivered`,
  'to-score': (count) => `${counted(count, 'application')} to score`,
  'to-meet': (count) => `${counted(count, 'interview')} to score and record`,
};
