import type { Application, Draft } from './application.ts';
import { type Answered, answersFor } from './form/answers.ts';
import type { Programme } from './programme.ts';

/** What a scorer may see of an application: answers that are scored, and no identity. */
export type BlindView = {
  reference: string;
  /** Kinds of organisation in the team, each once, without saying whose. */
  sectors: string[];
  answers: Answered[];
};

/** Stands where a team wrote who it is into an answer. */
export const HIDDEN = '[name hidden]';

/**
 * The one projection from which everything that a scorer sees is built, before and after the release.
 * Names, organisations and addresses that the team gave are hidden where they stand in its answers.
 */
export function blindView(programme: Programme, { reference, draft }: Application): BlindView {
  const names = draft.members.map(
    ({ sector }) => programme.team.sectors.find(({ id }) => id === sector)?.name ?? 'Other',
  );
  const hide = hider(draft);
  return {
    reference,
    sectors: [...new Set(names)].sort(),
    answers: answersFor(programme, draft, 'scorers').map(({ question, answer }) => ({
      question,
      answer: hide(answer),
    })),
  };
}

/** Hides what the team said about who it is. A single common word is hidden only as it was written. */
function hider({ teamName, members }: Draft): (text: string) => string {
  const identities = [
    teamName,
    ...members.flatMap(({ name, email, organisation }) => [name, email, organisation]),
  ].map((identity) => identity.trim());
  const patterns = [...new Set(identities)]
    .filter((identity) => identity.length >= 3)
    .sort((a, b) => b.length - a.length)
    .map((identity) => new RegExp(wholeWords(identity), /[\s@]/.test(identity) ? 'giu' : 'gu'));
  return (text) => patterns.reduce((shown, pattern) => shown.replace(pattern, HIDDEN), text);
}

function wholeWords(identity: string): string {
  const literal = identity.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
  return `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
}
