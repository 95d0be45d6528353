import { describe, expect, it } from 'vitest';
import type { Programme } from '../../functions/domain/programme.ts';
import { MAILS } from '../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../functions/views/mails/render-mail.ts';
import { exampleOf, milestonesFor } from '../../lib/mails/example.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

/** Words that no mail uses, and why. */
const BANNED: [words: RegExp, why: string][] = [
  [/bi-?weekly|fortnight/i, 'twice a week or every two weeks? Say which'],
  [/midnight|\bnoon\b/i, 'of which day? Give a time of day and the date'],
  [/\b(e\.g\.|i\.e\.|etc|asap|FAQ|TBC|TBA)\b/i, 'short forms are read aloud badly'],
  [/\b(click|tap) (here|on)\b/i, 'a link says where it leads'],
  [
    /\b(utilise|commence|prior to|in order to|regarding|hereby|henceforth|via|ensure|kindly)\b/i,
    'there is a plainer word',
  ],
  [/please note|please be advised|do not hesitate|any inconvenience/i, 'says nothing'],
  [/\b(unsuccessful|reject(ed|ion)?|fail(ed|ure)?|regret)\b/i, 'people and ideas are not failures'],
  [/suffer|\bthe mentally ill\b|service users?\b|\bvulnerable\b/i, 'people come first'],
  [/do not reply|no-?reply/i, 'people read the replies'],
  [/\b(hi|hey)\b|!/i, 'mails to people who hear bad news too stay calm'],
  [
    /\b(ARN|token|workflow|gate|execution|status|submission|database)\b/i,
    'the software’s words are not the reader’s',
  ],
];

/** Every mail of every programme: its subject and its own words, without what people and organisers wrote. */
const CASES = [theProgramme(), harbour()].flatMap((programme) =>
  MAILS.filter(({ kind }) => kind !== 'coaching' || programme.coaching).flatMap((mail) =>
    (milestonesFor(mail, programme).length > 0 ? milestonesFor(mail, programme) : [undefined]).map(
      (milestone) => {
        const context = exampleOf(mail, programme, milestone);
        const { subject, text } = renderMail(context, 'https://academy.example');
        const name = `${mail.kind} ${mail.audience ?? ''} of ${programme.id}`;
        return { name, subject, own: ownWords(text, context.entry.facts, programme) };
      },
    ),
  ),
);

/** A date, a name and a quotation are one word each, however long they are. */
function ownWords(text: string, facts: Record<string, string>, programme: Programme): string {
  const theirs = [
    ...programme.milestones.flatMap(({ name, details = '' }) => [details, name]),
    ...programme.questions.map(({ label }) => label),
    programme.organiser.name,
    programme.organiser.email,
    programme.name,
    ...[
      facts['place'],
      facts['reason'],
      facts['coachName'],
      ...(facts['questions'] ?? '').split('\n'),
    ],
  ];
  return theirs
    .reduce<string>((rest, words) => (words ? rest.replaceAll(words, 'Something') : rest), text)
    .replaceAll(/^> .*$/gm, '')
    .replaceAll(/“[^”]*”/g, 'Something')
    .replaceAll(
      /(\d{1,2}(:\d\d)?(am|pm) on )?[A-Z]\w+day \d+ [A-Z]\w+ \d{4}( \([\w ]+ time\))?/g,
      'then',
    )
    .replaceAll(/\S+:\n?https:\S+/g, '');
}

describe('every mail', () => {
  it.each(BANNED)('does without %s: %s', (words) => {
    for (const { name, subject, own } of CASES) {
      expect(words.exec(`${subject}\n${own}`)?.[0], name).toBeUndefined();
    }
  });

  it('is of sentences of at most 25 words', () => {
    for (const { name, own } of CASES) {
      for (const sentence of own.split(/(?<=[.?:])\s+|\n+/)) {
        const count = sentence.split(/\s+/).filter(Boolean).length;
        expect(count, `${name}: ${sentence}`).toBeLessThanOrEqual(25);
      }
    }
  });

  it('is of at most 200 words of its own', () => {
    for (const { name, own } of CASES) {
      expect(own.split(/\s+/).length, name).toBeLessThanOrEqual(200);
    }
  });

  it('never says “on” before a time of day', () => {
    for (const { name, own } of CASES) expect(own, name).not.toMatch(/\bon \d{1,2}(:\d\d)?(am|pm)/);
  });
});
