import type { Draft } from '../../../functions/domain/application.ts';
import { readersOf } from '../../../functions/domain/form/readers.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import type { Random } from '../../../lib/local/season/random.ts';

/** A team whose every field can be told from every other, wherever it turns up. */
export type Planted = {
  draft: Draft;
  /** Who the team is: no scorer may learn it before the release. */
  identity: string[];
  /** Lived experience, access and all else that is not for scorers: never. */
  secret: string[];
};

/** Plants a canary in every field; who the team is stands in its scored answers as well. */
export function plant(programme: Programme, random: Random, number: number): Planted {
  const identity: string[] = [];
  const secret: string[] = [];
  const canary = (kept: string[], what: string) => {
    const value = `${what}${random.below(1e9)}q${number}`;
    kept.push(value);
    return value;
  };
  const members = Array.from({ length: 1 + random.below(4) }, (_, at) => ({
    id: canary(identity, 'memberid'),
    name: `${canary(identity, 'Given')} ${canary(identity, 'Family')}`,
    email: `${canary(identity, 'mail')}@${canary(identity, 'domain')}.example`,
    organisation: `${canary(identity, 'Org')} ${canary(identity, 'House')}`,
    sector: random.pick(programme.team.sectors).id,
    role: canary(identity, 'Role'),
    payBand: programme.team.payBands[at % programme.team.payBands.length]?.id ?? '',
  }));
  const teamName = `${canary(identity, 'Team')} ${canary(identity, 'Name')}`;
  const named = [
    teamName,
    ...members.flatMap(({ name, email, organisation }) => [name, email, organisation]),
  ];
  const answers = programme.questions.map((question) => {
    const isScored = readersOf(question).includes('scorers');
    if (question.kind === 'choice') return [question.id, question.options?.[0]?.value ?? ''];
    if (!isScored) return [question.id, canary(secret, 'private')];
    return [question.id, `We are ${random.pick(named)}, and ${random.pick(named)} leads it.`];
  });
  const draft: Draft = {
    ...{ teamName, members, contactId: members[0]?.id ?? '' },
    livedExperience: 'prefer-not-to-say',
    answers: Object.fromEntries(answers),
    consents: programme.consents.map(({ id }) => id),
  } as Draft;
  // Not a word of its own: the public description of the form lists what can be answered.
  secret.push('"livedExperience":"prefer-not-to-say"');
  return { draft, identity, secret };
}
