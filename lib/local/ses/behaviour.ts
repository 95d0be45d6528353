import { SesRefusal } from './query-protocol.ts';

/** How a mail service treats mail, as shares from 0 to 1; what is absent never happens. */
export type SesBehaviour = {
  /** Decides every case; seeded, so that a trial can be repeated. */
  random: () => number;
  /** Mails refused as too many although there is room. */
  throttled?: number;
  /** Mails accepted whose answer gets lost, as at a time-out. */
  answersLost?: number;
  /** Addresses that do not exist: every mail to them bounces, and then they are suppressed. */
  bouncing?: number;
  /** Addresses whose owner calls mail unwanted. */
  complaining?: number;
  /** Mails that a server does not take for now and that are given up. */
  returned?: number;
  /** Mails that arrive late, with a report of the delay. */
  delayed?: number;
  /** Reports that come twice. */
  reportedTwice?: number;
  /** Reports that never come. */
  reportsLost?: number;
  /** Reports come at some moment within this time, in milliseconds, in any order. */
  reportsWithin?: number;
};

/** Thrown once a mail is accepted whose answer nobody gets. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/** Whether a case of that share happens. */
export function happens(
  behaviour: SesBehaviour | undefined,
  share: Exclude<keyof SesBehaviour, 'random' | 'reportsWithin'>,
): boolean {
  const likely = behaviour?.[share] ?? 0;
  return behaviour !== undefined && likely > 0 && behaviour.random() < likely;
}

/** @throws SesRefusal `Throttling` for the share that is. */
export function refuseAtRandom(behaviour: SesBehaviour | undefined): void {
  if (!happens(behaviour, 'throttled')) return;
  throw new SesRefusal('Throttling', 'Maximum sending rate exceeded.');
}
